import { parse } from 'yaml';
import { isOlder, MEASURED, MEASURED_VERSIONS, type MeasuredVersion } from '../../lib/kubernetes';
import { podOf } from '../controller';
import { levelOf, type Plan } from '../generated';
import type { Manifest } from '../manifests';
import { inWords, objectionsToPods } from './pods-of';
import { Referee } from './referee';

/** The referees of all measured versions, each of which is asked about files of manifests. */
export class Court {
  static open(): Court {
    return new Court(new Map(MEASURED.map((version) => [version, Referee.start(MEASURED_VERSIONS[version])])));
  }

  private constructor(private readonly referees: ReadonlyMap<MeasuredVersion, Referee>) {}

  /** The versions that a plan may be applied to. */
  versionsOf({ kubernetes }: Plan): MeasuredVersion[] {
    return MEASURED.filter((version) => !isOlder(version, kubernetes));
  }

  /**
   * What stands against the file of a plan: what is said to its objects, to the pod and the claims that come of a
   * StatefulSet, and by the strictest level of Pod Security that the plan passes.
   */
  async objections(text: string, plan: Plan): Promise<string[]> {
    const documents = text.split(/^---\n/m);
    const objections = await Promise.all(
      this.versionsOf(plan).map((version) => this.objectionsOf(version, documents, plan)),
    );
    return objections.flat();
  }

  close(): void {
    for (const referee of this.referees.values()) referee.close();
  }

  private async objectionsOf(version: MeasuredVersion, documents: readonly string[], plan: Plan): Promise<string[]> {
    const referee = this.referees.get(version) as Referee;
    const manifests: Manifest[] = documents.map((document) => parse(document));
    const answers = await referee.ask(documents.map((yaml) => ({ operation: 'create', yaml })));
    const found = answers.flatMap(({ rejection, failure }, index) => {
      if (failure !== undefined) return `${version}: ${failure}`;
      return rejection === undefined ? [] : inWords(rejection, manifests[index].kind, version);
    });
    const statefulSets = manifests.filter(({ kind }) => kind === 'StatefulSet');
    const ofPods = await Promise.all(statefulSets.map((one) => objectionsToPods(referee, one, version)));
    const levels = await Promise.all(statefulSets.map((one) => violationsOf(referee, podOf(one), plan)));
    return [...found, ...ofPods.flat(), ...levels.flat()];
  }
}

async function violationsOf(referee: Referee, object: Manifest, plan: Plan): Promise<readonly string[]> {
  const level = levelOf(plan);
  const [answer] = await referee.ask([{ operation: 'podSecurity', object, level }]);
  return answer?.violations ?? [];
}
