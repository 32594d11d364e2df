/** Properties of `imports/k8s.ts` that the API spells differently, among the kinds that constructs write. */
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

/** The fields that are a number or a string in the API, and only a string in `imports/k8s.ts`. */
type NumberOrString = 'maxSurge' | 'maxUnavailable' | 'minAvailable' | 'port' | 'targetPort';

type ApiName<Name> = Name extends keyof ApiSpelling ? ApiSpelling[Name] : Name;
type ApiValue<Name, Value> = Name extends NumberOrString
  ? Value extends string
    ? number | string
    : Value
  : ManifestOf<Value>;

/**
 * A type of `imports/k8s.ts` in the spelling of manifests. The compiler checks object literals against it, unknown fields
 * included. Only types are imported: loading the 30,000 lines that convert values would take a third of a synth.
 */
export type ManifestOf<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly ManifestOf<Item>[]
    : T extends object
      ? { readonly [Name in keyof T as ApiName<Name>]: ApiValue<Name, T[Name]> }
      : T;
