export { dataReports, hasData, verdictOfData } from './report';
export { Storage } from './storage';
export { type Succession, successionsOf } from './successors';
