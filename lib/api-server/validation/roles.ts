import type { Field } from '../../validation';

import { labelSelector } from './pod';
import { all, each, fields, ifGiven, leftOut, must, named, pathSegment, type Rule, required, some, when } from './rule';

const GROUP = 'rbac.authorization.k8s.io';

const isOfUrls = (rule: Field): boolean => rule.at('nonResourceURLs').items().length > 0;

const policyRule = (isNamespaced: boolean): Rule =>
  all(
    fields({ verbs: some('what is allowed') }),
    when(
      (rule) => !isOfUrls(rule),
      fields({
        apiGroups: some('the groups of the resources, "" for those of v1'),
        resources: some('what the verbs are allowed on'),
      }),
    ),
    when(
      (rule) => isOfUrls(rule) && isNamespaced,
      fields({ nonResourceURLs: leftOut('only a ClusterRole can allow URLs') }),
    ),
    when(
      (rule) =>
        isOfUrls(rule) && ['apiGroups', 'resources', 'resourceNames'].some((key) => rule.at(key).items().length > 0),
      fields({ nonResourceURLs: leftOut('a rule is of resources or of URLs') }),
    ),
  );

const ofGroup: Rule = must(({ raw: value }) => value === GROUP, GROUP);

const subject = (isNamespaced: boolean): Rule =>
  all(
    fields({ name: required('whom the role is given to') }),
    when(
      (one) => one.at('kind').raw === 'ServiceAccount',
      all(
        fields({ name: named('object'), apiGroup: leftOut('ServiceAccounts have no group') }),
        when(() => !isNamespaced, fields({ namespace: required('that of the ServiceAccount') })),
      ),
    ),
    when((one) => ['User', 'Group'].includes(one.at('kind').scalar), fields({ apiGroup: required(GROUP, ofGroup) })),
    fields({
      kind: required(
        'ServiceAccount, User or Group',
        must(({ scalar: word }) => ['ServiceAccount', 'User', 'Group'].includes(word), 'ServiceAccount, User or Group'),
      ),
    }),
  );

const binding = (...kinds: readonly string[]): Rule =>
  fields({
    roleRef: fields({
      apiGroup: ofGroup,
      kind: required(
        kinds.join(' or '),
        must(({ scalar: word }) => kinds.includes(word), kinds.join(' or ')),
      ),
      name: required('the role that is given', pathSegment),
    }),
    subjects: each(subject(kinds.length > 1)),
  });

/** @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole */
export const role: Rule = fields({ rules: each(policyRule(true)) });

/** @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole */
export const clusterRole: Rule = fields({
  rules: each(policyRule(false)),
  aggregationRule: ifGiven(fields({ clusterRoleSelectors: some('the roles whose rules it has', labelSelector) })),
});

/** @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding */
export const roleBinding: Rule = binding('Role', 'ClusterRole');

/** @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding */
export const clusterRoleBinding: Rule = binding('ClusterRole');
