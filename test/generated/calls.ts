import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import {
  Exposure,
  Image,
  InitContainer,
  PreStop,
  Probe,
  ProbedContainer,
  Security,
  UpdateStrategy,
  Volume,
} from '../../lib/constructs';
import { untyped } from '../apps';

/** The functions that create values for constructs, by their names in code. */
export const CALLS = {
  'Duration.seconds': Duration.seconds,
  'Size.mebibytes': Size.mebibytes,
  'Cpu.millis': Cpu.millis,
  'Image.of': (reference: string) => Image.of(untyped(reference)),
  'Image.mutable': Image.mutable,
  'Probe.httpGet': Probe.httpGet,
  'Probe.tcpSocket': Probe.tcpSocket,
  'Probe.exec': Probe.exec,
  'Probe.grpc': Probe.grpc,
  'PreStop.exec': PreStop.exec,
  'PreStop.httpGet': PreStop.httpGet,
  'PreStop.sleep': PreStop.sleep,
  'Security.restricted': Security.restricted,
  'Security.baseline': Security.baseline,
  'Security.privileged': Security.privileged,
  'UpdateStrategy.rolling': UpdateStrategy.rolling,
  'UpdateStrategy.canary': UpdateStrategy.canary,
  'UpdateStrategy.onDelete': UpdateStrategy.onDelete,
  'Exposure.clusterIp': Exposure.clusterIp,
  'Exposure.nodePort': Exposure.nodePort,
  'Exposure.loadBalancer': Exposure.loadBalancer,
  'Volume.emptyDir': Volume.emptyDir,
  'Volume.configMap': Volume.configMap,
  'Volume.secret': Volume.secret,
  'Volume.persistentVolumeClaim': Volume.persistentVolumeClaim,
  'Volume.ofClaim': Volume.ofClaim,
  'new ProbedContainer': (props: never) => new ProbedContainer(props),
  'new InitContainer': (props: never) => new InitContainer(props),
} as const;

/** The name of a function that creates a value. */
export type PlannedCallName = keyof typeof CALLS;
