export { dataReports, hasData, type Predecessors, startProblem, verdictOfData } from './report';
export { Storage } from './storage';
export { type Succession, successionsOf } from './successors';
export { dataWarnings } from './warnings';
