import type { StatefulImage } from '../stateful-image';
import { createReleases, pairConsecutive } from './releases';

/** Stores of files and objects. */
export const FILE_STORES: readonly StatefulImage[] = [
  {
    title: 'MinIO',
    repositories: ['quay.io/minio/minio', 'docker.io/minio/minio'],
    volumes: ['/data'],
    releases: [
      {
        from: '2016',
        dataPath: null,
        opensFrom: '2016',
        downgrades: 'unknown',
        upgrade: 'a copy with mc mirror',
      },
      // From here on it rejects data in filesystem mode, which servers with one drive used until June 2022.
      {
        from: '2022.10.29',
        dataPath: null,
        opensFrom: '2022.06.02',
        downgrades: 'unknown',
        upgrade: 'a copy with mc mirror if the server has one drive, since that was in filesystem mode',
      },
    ],
    knownTo: '2025',
    movedBy: { variables: ['MINIO_VOLUMES'], command: 'server' },
    sources: [
      'https://github.com/minio/minio/blob/master/Dockerfile.release',
      'https://github.com/minio/minio/blob/master/dockerscripts/docker-entrypoint.sh',
      'https://github.com/minio/minio/blob/master/internal/config/constants.go',
      'https://github.com/minio/minio/issues/15030',
      'https://github.com/minio/minio/discussions/15967',
      'https://github.com/minio/docs/issues/624',
    ],
  },
  {
    title: 'Nextcloud',
    repositories: ['docker.io/library/nextcloud'],
    refuses: ['upgrades', 'downgrades'],
    volumes: ['/var/www/html'],
    releases: createReleases(
      { dataPath: '/var/www/html', downgrades: 'none', upgrade: 'an upgrade to each major version between' },
      pairConsecutive('', 14, 34),
    ),
    knownTo: '34',
    movedBy: {},
    sources: [
      'https://github.com/nextcloud/docker/blob/master/docker-entrypoint.sh',
      'https://github.com/nextcloud/docker/blob/master/Dockerfile-debian.template',
      'https://github.com/docker-library/docs/blob/master/nextcloud/content.md',
    ],
  },
];
