import type { ApiServer, JsonObject } from '../../api-server';
import { type Manifest, type Source, type SourceObject, UnusableInput } from '../../manifests';
import { Field } from '../../validation';

/** Volumes that each pod has for itself, or can only read. */
const OF_A_POD: ReadonlySet<string> = new Set([
  'configMap',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'projected',
  'secret',
]);

/** Where a container sees data that outlives its pod. */
export interface DataMount {
  readonly container: string;
  /** The folder as the container sees it. */
  readonly path: string;
}

/** An object of the app. */
export interface ExpectedObject {
  /** As it stands in its file. */
  readonly manifest: Manifest;
  /** As it is on a cluster to which it was applied, with what API servers fill in. */
  readonly withDefaults: Field;
}

/** What manifests say of an app. */
export interface AppManifests {
  readonly name: string;
  /** All objects of the file in which its StatefulSet stands. */
  readonly objects: readonly SourceObject[];
}

/** @throws UnusableInput where there is no such StatefulSet */
export function findAppManifests(source: Source, folder: string, name: string): AppManifests {
  const found = source.objects.filter(({ manifest }) => isStatefulSet(manifest) && manifest.metadata.name === name);
  const [one, other] = found;
  if (one === undefined) throw new UnusableInput([`${folder} has no StatefulSet ${name}. ${listStatefulSets(source)}`]);
  if (other !== undefined) throw new UnusableInput([`${folder} has a StatefulSet ${name} in more than one namespace.`]);
  return { name, objects: source.objects.filter(({ file }) => file === one.file) };
}

/** What an app should look like: the StatefulSet of its name, and all objects of the file that it stands in. */
export class ExpectedApp {
  static of({ name, objects }: AppManifests, server: ApiServer): ExpectedApp {
    return new ExpectedApp(
      name,
      objects.map((object) => expectObject(object, server)),
    );
  }

  readonly statefulSet: Field;

  private constructor(
    readonly name: string,
    readonly objects: readonly ExpectedObject[],
  ) {
    const found = objects.find(({ manifest: stated }) => isStatefulSet(stated) && stated.metadata.name === name);
    this.statefulSet = (found as ExpectedObject).withDefaults;
  }

  /** The namespace that the manifest names; undefined where it names none. */
  get namespace(): string | undefined {
    return this.statefulSet.at('metadata', 'namespace').string;
  }

  get podSpec(): Field {
    return this.statefulSet.at('spec', 'template', 'spec');
  }

  get containers(): Field[] {
    return this.podSpec.find('containers', '*');
  }

  /** The name of the container that counts, and gets another image. */
  get firstContainer(): string {
    return this.containers.map((container) => container.at('name').scalar)[0] as string;
  }

  /** The Service by which each pod has a name. */
  get serviceName(): string {
    return this.statefulSet.at('spec', 'serviceName').scalar;
  }

  get claimTemplates(): Field[] {
    return this.statefulSet.find('spec', 'volumeClaimTemplates', '*');
  }

  get isParallel(): boolean {
    return this.statefulSet.at('spec', 'podManagementPolicy').string === 'Parallel';
  }

  /** Whether its pods listen at ports of their nodes, so that no two of them fit on one. */
  get usesHostPorts(): boolean {
    const hostPorts = this.containers.flatMap((container) => container.find('ports', '*', 'hostPort'));
    return hostPorts.length > 0 || this.podSpec.at('hostNetwork').raw === true;
  }

  /** Whether its pods mount data that others may mount too, such as a claim by its name or a folder of a node. */
  get mountsSharedData(): boolean {
    const kinds = this.podSpec.find('volumes', '*').map((volume) => volume.entries().map(([key]) => key));
    return kinds.some((keys) => keys.some((key) => key !== 'name' && !OF_A_POD.has(key)));
  }

  /** The Services that lead to the app's pods from elsewhere. */
  get externalServices(): Field[] {
    const labels = this.statefulSet.at('spec', 'template', 'metadata', 'labels').map ?? {};
    return this.objects
      .filter(({ manifest: stated }) => stated.kind === 'Service' && stated.apiVersion === 'v1')
      .map(({ withDefaults: object }) => object)
      .filter((service) => service.at('spec', 'clusterIP').string !== 'None' && selects(service, labels));
  }

  /** Where containers see their pod's own data: on its claims, or where it has none, on those that all pods share. */
  get dataMounts(): DataMount[] {
    const templates = this.claimTemplates.map((template) => template.at('metadata', 'name').scalar);
    const shared = this.podSpec
      .find('volumes', '*')
      .filter((volume) => volume.at('persistentVolumeClaim').map !== undefined)
      .map((volume) => volume.at('name').scalar);
    return this.mountsOf(templates.length > 0 ? templates : shared);
  }

  private mountsOf(volumes: readonly string[]): DataMount[] {
    return volumes.flatMap((volume) => {
      const mounts = this.containers.flatMap((container) =>
        container
          .find('volumeMounts', '*')
          .filter((mount) => mount.at('name').string === volume && mount.at('readOnly').raw !== true)
          .map((mount) => ({ container: container.at('name').scalar, path: mount.at('mountPath').scalar })),
      );
      return mounts.slice(0, 1);
    });
  }
}

function isStatefulSet({ apiVersion, kind }: Manifest): boolean {
  return kind === 'StatefulSet' && apiVersion.startsWith('apps/');
}

function listStatefulSets({ objects }: Source): string {
  const names = objects.filter(({ manifest }) => isStatefulSet(manifest)).map(({ manifest }) => manifest.metadata.name);
  return names.length > 0 ? `It has: ${names.join(', ')}.` : 'It has none at all.';
}

function expectObject({ manifest }: SourceObject, server: ApiServer): ExpectedObject {
  const { standing } = server.apply(manifest as JsonObject);
  return { manifest: manifest, withDefaults: new Field(standing?.live ?? manifest) };
}

function selects(service: Field, labels: Readonly<Record<string, unknown>>): boolean {
  const wanted = service.at('spec', 'selector').entries();
  return wanted.length > 0 && wanted.every(([key, { raw: value }]) => labels[key] === value);
}
