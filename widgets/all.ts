import './poll/define.js';
import './provider/define.js';
