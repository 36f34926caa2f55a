import './poll/define.js';
import './provider/define.js';
import './referral/define.js';
