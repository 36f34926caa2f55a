import './exclusive/define.js';
import './persona/define.js';
import './poll/define.js';
import './provider/define.js';
import './referral/define.js';
import './tier/define.js';
