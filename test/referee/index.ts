export { withoutZeros } from './comparison';
export { kindCases, podCases } from './corpus';
export { type Answer, Referee } from './referee';
