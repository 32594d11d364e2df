export { POD_SPECIMENS, type PodSpecimen } from './pod-specimens';
export { WORKLOAD_KINDS } from './workload-kinds';
