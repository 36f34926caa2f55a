export type {Finding, FindingKind} from './finding.js';
export {KinDoctor} from './doctor-element.js';
export {openDoctor} from './open-doctor.js';
