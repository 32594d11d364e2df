export { dataReports, hasData, startProblem, verdictOfData } from './report';
export { Storage } from './storage';
export { type Succession, successionsOf } from './successors';
export { dataWarnings } from './warnings';
