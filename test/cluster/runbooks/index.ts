export { claim, deployment, nodePort, service, statefulSet } from './apps';
export { carriedOut, type Run } from './carried-out';
export { BOTH, CASES } from './cases';
export { loseConnection, type Reviewed, type Staged, staged } from './reviewed';
export { claimsAndSizes, clusterIp, dataOf, podsOf } from './seen';
export { applied, changeIn, cleanUp, makeNamespace, marked, rolledOut, sh, started } from './stage';
