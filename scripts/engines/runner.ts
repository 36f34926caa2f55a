import {commands as commandsKeeping, type Skip} from './commands.js';
import {engineReporter} from './engine-reporter.js';
import {launchers} from './launchers.js';

/** What the browser suite's configuration takes from here, made for one run. */
const skips: Skip[] = [];
const {browsers, missing} = launchers(process.env.ENGINES);
const commands = commandsKeeping(skips);
const reporter = engineReporter('.reports/browser.json', missing, skips);

export {browsers, commands, reporter};
