import type { Manifest } from '../../../test/manifests';
import { object, testValidation } from '../../../test/validation-cases';

const ofRoles = (kind: string, rest: object): Manifest => object('rbac.authorization.k8s.io/v1', kind, rest);
const role = ofRoles('Role', { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] });
const clusterRole = ofRoles('ClusterRole', { rules: [{ nonResourceURLs: ['/healthz'], verbs: ['get'] }] });
const binding = ofRoles('RoleBinding', {
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'view' },
  subjects: [{ kind: 'ServiceAccount', name: 'web' }],
});

testValidation([
  [role, {}, ''],
  [role, { 'rules[0].verbs': [], 'rules[0].apiGroups': [] }, 'rules[0].apiGroups rules[0].verbs'],
  [{ ...clusterRole, kind: 'Role' }, {}, 'rules[0].nonResourceURLs'],
  [clusterRole, { 'rules[0].resources': ['pods'] }, 'rules[0].nonResourceURLs'],
  [clusterRole, { aggregationRule: {} }, 'aggregationRule.clusterRoleSelectors'],
  [binding, {}, ''],
  [binding, { 'roleRef.kind': 'Other', 'roleRef.apiGroup': 'x' }, 'roleRef.apiGroup roleRef.kind'],
  [{ ...binding, kind: 'ClusterRoleBinding' }, { 'roleRef.kind': 'ClusterRole' }, 'subjects[0].namespace'],
  [
    binding,
    {
      subjects: [
        { kind: 'User', name: 'a' },
        { kind: 'Other', name: 'a' },
      ],
    },
    'subjects[0].apiGroup subjects[1].kind',
  ],
]);
