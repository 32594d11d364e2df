export const labels = { app: 'web', tier: 'back' };

/** A required and a preferred affinity. */
export const affinityOf = (term: object) => ({
  requiredDuringSchedulingIgnoredDuringExecution: [term],
  preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 10, podAffinityTerm: term }],
});
