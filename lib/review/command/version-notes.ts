import { measuredVersionFor } from '../../api-server';
import {
  DROPPED_FIELDS,
  isAvailable,
  isOlder,
  type KubernetesVersion,
  LATER_FIELDS,
  type LaterField,
  MEASURED_MINORS,
  type MeasuredVersion,
  NEWEST_MEASURED,
  toMinorVersion,
  VALIDATED_SINCE,
} from '../../kubernetes';

/** The note on a forecast for a cluster whose version is not given. */
export const ASSUMED_VERSION_NOTE = `Kubernetes ${NEWEST_MEASURED} is assumed. If the cluster has another version, name it with --kubernetes.`;

/** Notes on a forecast for a version. None if the minor version was measured. */
export function versionNotes(version: KubernetesVersion): string[] {
  const rules = measuredVersionFor(version);
  if (rules === toMinorVersion(version)) return [];
  return [
    `Kubernetes ${version} was not measured. The forecast follows the rules of ${rules}.`,
    ...fieldNotes(version, rules),
    ...ruleNotes(version),
  ];
}

/** Notes on a BASE that was applied to an older version of the cluster. */
export function baseVersionNotes(version: KubernetesVersion): string[] {
  const rules = measuredVersionFor(version);
  const followed =
    rules === toMinorVersion(version) ? '' : ` That version was not measured: the rules of ${rules} are followed.`;
  return [`BASE was applied to Kubernetes ${version}, and the cluster was upgraded since.${followed}`];
}

/** Lists the fields that a version honors, unlike the measured version whose rules it gets. */
function fieldNotes(version: KubernetesVersion, rules: MeasuredVersion): string[] {
  const fields = [...LATER_FIELDS, ...DROPPED_FIELDS].filter(
    (field) => isAvailable(field, version) && !isAvailable(field, rules),
  );
  if (fields.length === 0) return [];
  const names = [...new Set(fields.map(nameOf))].join(', ');
  return [
    `Unlike ${rules}, Kubernetes ${version} honors ${names}. The forecast rejects those that ${rules} does not know at all.`,
  ];
}

/** A short name: `Service spec.trafficDistribution` or `Pod preStop.sleep`. */
function nameOf({ kind, path }: LaterField): string {
  const keys = path.filter((key) => key !== '*');
  return `${kind} ${keys.slice(-2).join('.')}`;
}

/** Lists the rules that the next measured version adds. An unmeasured version before it may have them or not. */
function ruleNotes(version: KubernetesVersion): string[] {
  const next = MEASURED_MINORS.find((measured) => isOlder(version, measured));
  if (next === undefined) return [];
  const rules = Object.entries(VALIDATED_SINCE)
    .filter(([, since]) => since === next)
    .map(([name]) => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
  return [
    `It was not measured whether Kubernetes ${version} already has these rules of ${next}, and the forecast does without them: ${rules.join(', ')}.`,
  ];
}
