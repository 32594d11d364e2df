import {
  type ClaimTemplate,
  InitContainer,
  PersistentStatefulApp,
  ProbedContainer,
  Volume,
} from '../../../lib/constructs';
import type { Ways } from './way';

/** The ways in docs/persisting.md to keep what an app writes. The code blocks of the page are the bodies, in this order. */
export const WAYS: Ways = {
  'by-setting'(web) {
    new PersistentStatefulApp(this, 'app', {
      name: 'by-setting',
      container: new ProbedContainer({ ...web, env: [{ name: 'VISITS_FILE', value: '/data/visits' }] }),
      claims: [{ name: 'data', mountPath: '/data', size: '1Gi' }],
    });
  },

  'own-folder'(web) {
    new PersistentStatefulApp(this, 'app', {
      name: 'own-folder',
      container: new ProbedContainer(web),
      claims: [{ name: 'data', mountPath: '/app/state', size: '1Gi' }],
    });
  },

  'working-directory'(web) {
    new PersistentStatefulApp(this, 'app', {
      name: 'working-directory',
      container: new ProbedContainer({ ...web, workingDir: '/data', command: ['python3', '/app/app.py'] }),
      claims: [{ name: 'data', mountPath: '/data', size: '1Gi' }],
    });
  },

  'single-file'(web) {
    const data: ClaimTemplate = { name: 'data', mountPath: '/app/visits', subPath: 'visits', size: '1Gi' };

    new PersistentStatefulApp(this, 'app', {
      name: 'single-file',
      initContainers: [
        new InitContainer({
          name: 'first-visits',
          image: web.image,
          command: ['sh', '-c', 'test -e /data/visits || echo 0 > /data/visits'],
          mounts: [{ volume: Volume.ofClaim(data), mountPath: '/data' }],
          security: web.security,
        }),
      ],
      container: new ProbedContainer(web),
      claims: [data],
    });
  },

  'whole-folder'(web) {
    const data: ClaimTemplate = { name: 'data', mountPath: '/app', size: '1Gi' };

    new PersistentStatefulApp(this, 'app', {
      name: 'whole-folder',
      initContainers: [
        new InitContainer({
          name: 'code',
          image: web.image,
          command: ['sh', '-c', 'cp -R /app/. /data'],
          mounts: [{ volume: Volume.ofClaim(data), mountPath: '/data' }],
          security: web.security,
        }),
      ],
      container: new ProbedContainer(web),
      claims: [data],
    });
  },
};
