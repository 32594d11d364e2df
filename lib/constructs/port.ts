import { Protocol } from 'cdk8s-plus-28';
import { name, oneOf, optional, properties, whole } from '../rules';

/** A port that a container serves on. Probes and Services take it from here. */
export interface NamedPort {
  /** Up to 15 lower-case letters, digits and single dashes, such as `http`. */
  readonly name: string;
  /** 1 to 65535. */
  readonly number: number;
  /**
   * What is spoken on it.
   *
   * @default - TCP, Kubernetes' own
   */
  readonly protocol?: Protocol;
}

export const namedPort = properties<NamedPort>({
  name: name('port'),
  number: whole('port'),
  protocol: optional(oneOf(Object.values(Protocol))),
});
