export { prepared } from './prepare-for-update';
export { withoutTolerated } from './tolerated';
export { updateProblems } from './update-problems';
