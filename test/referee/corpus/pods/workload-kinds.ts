import type { Manifest } from '../../../manifests';

/** A kind of object that contains a pod template, or is a Pod. */
interface WorkloadKind {
  /** The path of the template in the object. */
  readonly templatePath: readonly string[];
  /** Creates an object with a template. */
  readonly make: (template: Manifest) => Manifest;
}

/** The kinds that pod templates are tried in, by name. */
export const WORKLOAD_KINDS: Readonly<Record<string, WorkloadKind>> = {
  Pod: {
    templatePath: [],
    make: ({ metadata, spec }) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { ...metadata, name: 'web' }, spec }),
  },
  Deployment: {
    templatePath: ['spec', 'template'],
    make: (template) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: { selector: { matchLabels: { app: 'web' } }, template },
    }),
  },
  StatefulSet: {
    templatePath: ['spec', 'template'],
    make: (template) => ({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'web' },
      spec: { serviceName: 'web', selector: { matchLabels: { app: 'web' } }, template, volumeClaimTemplates: [CLAIM] },
    }),
  },
};

const CLAIM = {
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
};
