import type { Field, Issue } from '../../validation';

import { type Address, addressRange, isIn, rangeOf } from './address';
import { labelSelector } from './pod';
import { portNumber, portNumberOrName } from './ports';
import { all, each, fields, ifGiven, isGiven, leftOut, must, oneOf, type Rule, required, when } from './rule';

const PEERS = ['podSelector', 'namespaceSelector', 'ipBlock'];

const port: Rule = all(
  fields({ protocol: oneOf('protocol'), port: portNumberOrName }),
  when(
    (one) => one.at('port').number === undefined,
    fields({ endPort: leftOut('a range begins with the number of a port') }),
  ),
  when(
    (one) => one.at('port').number !== undefined,
    all(fields({ endPort: portNumber }), (one) =>
      must(({ raw: value }) => Number(value) >= Number(one.at('port').raw), 'no less than port')(
        one.at('endPort'),
        '0.0',
      ),
    ),
  ),
);

const ipBlock: Rule = ifGiven(
  all(
    fields({ cidr: required('the addresses, such as 10.0.0.0/8', addressRange), except: each(addressRange) }),
    exceptions,
  ),
);

const peer: Rule = all(fields({ podSelector: labelSelector, namespaceSelector: labelSelector, ipBlock }), (field) => {
  const given = PEERS.filter((key) => isGiven(field.at(key)));
  if (given.length === 0) return [field.issue(`with one of ${PEERS.join(', ')}`)];
  return given.length > 1 && given.includes('ipBlock') ? [field.issue('ipBlock alone, or without it')] : [];
});

const policyTypes: Rule = (types, version) =>
  types.items().length > 2 ? [types.issue('at most Ingress and Egress')] : each(oneOf('policyType'))(types, version);

/** @see https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
export const networkPolicy: Rule = fields({
  spec: fields({
    podSelector: labelSelector,
    ingress: each(fields({ ports: each(port), from: each(peer) })),
    egress: each(fields({ ports: each(port), to: each(peer) })),
    policyTypes,
  }),
});

function exceptions(block: Field): Issue[] {
  const range = rangeOf(block.at('cidr').scalar);
  return block
    .at('except')
    .items()
    .filter(({ scalar: word }) => {
      const part = rangeOf(word);
      return (
        range !== undefined && part !== undefined && !(isIn(range, part.address as Address) && part.bits > range.bits)
      );
    })
    .map((except) => except.issue('a part of cidr, and not all of it'));
}
