export { nodePort, service, statefulSet } from './apps';
export { carriedOut, type Run } from './carried-out';
export { BOTH, CASES } from './cases';
export { claimsAndSizes, clusterIp, dataOf, podsOf } from './seen';
export { applied, changeIn, cleanUp, makeNamespace, rolledOut, sh, started } from './stage';
