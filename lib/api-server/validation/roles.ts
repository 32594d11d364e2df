import { type Field, type FieldRule, f } from '../../validation';
import { labelSelectorRules } from './labels';
import { pathSegment } from './names';

const GROUP = 'rbac.authorization.k8s.io';
const SUBJECT_KINDS = ['ServiceAccount', 'User', 'Group'];

const isOfUrls = (rule: Field): boolean => rule.at('nonResourceURLs').items().length > 0;
const isOfResources = (rule: Field): boolean =>
  ['apiGroups', 'resources', 'resourceNames'].some((key) => rule.at(key).items().length > 0);

const policyRuleRules: FieldRule = f.allOf(
  f.object({ verbs: f.nonEmptyArray('the verbs that are allowed') }),
  f.when(
    f.not(isOfUrls),
    f.object({
      apiGroups: f.nonEmptyArray('the API groups of the resources, "" for those of v1'),
      resources: f.nonEmptyArray('the resources that the verbs are allowed on'),
    }),
  ),
  f.when(
    (rule) => isOfUrls(rule) && isOfResources(rule),
    f.object({ nonResourceURLs: f.forbidden('a rule is about resources or about URLs') }),
  ),
);

const namespacedPolicyRuleRules: FieldRule = f.allOf(
  policyRuleRules,
  f.when(isOfUrls, f.object({ nonResourceURLs: f.forbidden('only a ClusterRole can allow URLs') })),
);

const groupName: FieldRule = f.enumOf([GROUP]);

const subjectRules: FieldRule = f.allOf(
  f.object({
    kind: f.required(SUBJECT_KINDS.join(', '), f.enumOf(SUBJECT_KINDS)),
    name: f.required('the name of the subject'),
  }),
  f.when(
    f.equals('kind', 'ServiceAccount'),
    f.object({
      apiGroup: f.forbidden('ServiceAccounts have no API group'),
      name: f.optional(f.name('object')),
    }),
  ),
  f.when(f.equals('kind', 'User', 'Group'), f.object({ apiGroup: f.required(GROUP, groupName) })),
);

const clusterSubjectRules: FieldRule = f.allOf(
  subjectRules,
  f.when(
    f.equals('kind', 'ServiceAccount'),
    f.object({ namespace: f.required('the namespace of the ServiceAccount') }),
  ),
);

/**
 * The rules of a Role.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
 */
export const roleRules: FieldRule = f.object({ rules: f.array(namespacedPolicyRuleRules) });

/**
 * The rules of a ClusterRole.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
 */
export const clusterRoleRules: FieldRule = f.object({
  rules: f.array(policyRuleRules),
  aggregationRule: f.optional(
    f.object({
      clusterRoleSelectors: f.nonEmptyArray('the ClusterRoles whose rules are aggregated', labelSelectorRules),
    }),
  ),
});

/**
 * The rules of a RoleBinding.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
 */
export const roleBindingRules: FieldRule = bindingRules(['Role', 'ClusterRole'], subjectRules);

/**
 * The rules of a ClusterRoleBinding.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
 */
export const clusterRoleBindingRules: FieldRule = bindingRules(['ClusterRole'], clusterSubjectRules);

function bindingRules(roleKinds: readonly string[], subject: FieldRule): FieldRule {
  return f.object({
    roleRef: f.object({
      apiGroup: f.optional(groupName),
      kind: f.required(roleKinds.join(' or '), f.enumOf(roleKinds)),
      name: f.required('the name of the role', pathSegment),
    }),
    subjects: f.array(subject),
  });
}
