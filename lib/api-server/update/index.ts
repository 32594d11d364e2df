export { prepared } from './prepare-for-update';
export { dropToleratedProblems } from './tolerated-problems';
export { updateProblems } from './validate-update';
