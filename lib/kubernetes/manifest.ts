/** The names that `imports/k8s.ts` spells otherwise than the API does, among the kinds that the constructs write. */
interface ApiSpelling {
  clientIp: 'clientIP';
  clusterIp: 'clusterIP';
  downwardApi: 'downwardAPI';
  hostIp: 'hostIP';
  hostIpc: 'hostIPC';
  hostPid: 'hostPID';
  loadBalancerIp: 'loadBalancerIP';
  setHostnameAsFqdn: 'setHostnameAsFQDN';
}

/** The names under which the API takes a number or a string, where `imports/k8s.ts` has a string alone. */
type NumberOrString = 'maxSurge' | 'maxUnavailable' | 'minAvailable' | 'port' | 'targetPort';

type ApiName<Name> = Name extends keyof ApiSpelling ? ApiSpelling[Name] : Name;
type ApiValue<Name, Value> = Name extends NumberOrString
  ? Value extends string
    ? number | string
    : Value
  : ManifestOf<Value>;

/**
 * A type of `imports/k8s.ts` as its value stands in YAML, so that an object literal of it is checked in the
 * editor, unknown fields included. Only the types are used: to load the 30,000 lines that convert values at
 * run time would take a third of a synth.
 */
export type ManifestOf<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly ManifestOf<Item>[]
    : T extends object
      ? { readonly [Name in keyof T as ApiName<Name>]: ApiValue<Name, T[Name]> }
      : T;
