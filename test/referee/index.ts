export { withoutZeros } from './comparison';
export { createKindCases, createPodCases } from './corpus';
export { Referee, type RefereeAnswer } from './referee';
