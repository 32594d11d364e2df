/** Stands for the address that a cluster allocates. It is reserved for documentation, so no cluster has it. */
export const PLACEHOLDER_CLUSTER_IP = '192.0.2.1';

/** Stands for the UID that the API server gives a new object. No object has it. */
export const PLACEHOLDER_UID = '00000000-0000-4000-8000-000000000000';
