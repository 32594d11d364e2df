import { ENUM_VALUES } from '../../kubernetes';
import { type Field, type FieldRule, f, type Issue, isSet } from '../../validation';
import { ipRange, isInAddressRange, parseRange } from './ip-address';
import { labelSelectorRules } from './labels';
import { portNumber, portNumberOrName } from './ports';

const PEERS = ['podSelector', 'namespaceSelector', 'ipBlock'];

const portRules: FieldRule = f.allOf(
  f.object({
    protocol: f.optional(f.enumOf(ENUM_VALUES.protocol)),
    port: f.optional(portNumberOrName),
    endPort: f.optional(portNumber),
  }),
  validatePortRange,
);

const ipBlockRules: FieldRule = f.allOf(
  f.object({ cidr: f.required('a range of IP addresses such as 10.0.0.0/8', ipRange), except: f.array(ipRange) }),
  validateExceptions,
);

const peerRules: FieldRule = f.allOf(
  f.object({
    podSelector: labelSelectorRules,
    namespaceSelector: labelSelectorRules,
    ipBlock: f.optional(ipBlockRules),
  }),
  f.refine((peer) => PEERS.some((key) => isSet(peer.at(key))), `with one of ${PEERS.join(', ')}`),
  f.refine(
    (peer) => !isSet(peer.at('ipBlock')) || PEERS.filter((key) => isSet(peer.at(key))).length === 1,
    'ipBlock alone, or without it',
  ),
);

const policyTypeRules: FieldRule = f.array(f.enumOf(ENUM_VALUES.policyType));

/** Of a list that is too long, API servers don't look at the items. */
const policyTypesRules: FieldRule = (types, version) =>
  types.items().length > ENUM_VALUES.policyType.length
    ? [types.issue(`at most ${ENUM_VALUES.policyType.join(' and ')}`)]
    : policyTypeRules(types, version);

/**
 * The rules of a NetworkPolicy.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export const networkPolicyRules: FieldRule = f.object({
  spec: f.object({
    podSelector: labelSelectorRules,
    ingress: f.array(f.object({ ports: f.array(portRules), from: f.array(peerRules) })),
    egress: f.array(f.object({ ports: f.array(portRules), to: f.array(peerRules) })),
    policyTypes: policyTypesRules,
  }),
});

/** A range of ports begins with a number and doesn't end before it. */
function validatePortRange(port: Field): readonly Issue[] {
  const [{ number: first }, last] = [port.at('port'), port.at('endPort')];
  if (!isSet(last)) return [];
  if (first === undefined) return [last.issue('left out: a range begins with the number of a port')];
  return Number(last.raw) < first ? [last.issue(`no less than port, ${first}`)] : [];
}

function validateExceptions(block: Field): readonly Issue[] {
  const whole = parseRange(block.at('cidr').scalar);
  if (whole === undefined) return [];
  return block
    .at('except')
    .items()
    .filter(({ scalar }) => {
      const part = parseRange(scalar);
      return part !== undefined && !(isInAddressRange(whole, part.address) && part.prefixBits > whole.prefixBits);
    })
    .map((except) => except.issue('a part of cidr, and not all of it'));
}
