import type { StatefulImage } from '../stateful-image';
import { createReleases } from './releases';

/** Relational databases. */
export const RELATIONAL_DATABASES: readonly StatefulImage[] = [
  {
    title: 'PostgreSQL',
    repositories: ['docker.io/library/postgres'],
    refuses: ['upgrades', 'downgrades'],
    volumes: ['/var/lib/postgresql/data'],
    releases: [
      ...createReleases(
        {
          dataPath: '/var/lib/postgresql/data',
          downgrades: 'patch',
          upgrade: 'pg_upgrade, or a dump and a restore',
        },
        [
          ['9.4', '9.4'],
          ['9.5', '9.5'],
          ['9.6', '9.6'],
        ],
      ),
      ...createReleases(
        {
          dataPath: '/var/lib/postgresql/data',
          downgrades: 'minor',
          upgrade: 'pg_upgrade, or a dump and a restore',
        },
        [
          ['10', '10'],
          ['11', '11'],
          ['12', '12'],
          ['13', '13'],
          ['14', '14'],
          ['15', '15'],
          ['16', '16'],
          ['17', '17'],
        ],
      ),
      {
        from: '18',
        dataPath: '/var/lib/postgresql/{major}/docker',
        opensFrom: '18',
        downgrades: 'minor',
        upgrade: 'pg_upgrade, or a dump and a restore',
        // Only while PGDATA has its default and holds no data yet.
        refusedMounts: {
          '/var/lib/postgresql/data':
            'from version 18 on it keeps its data in /var/lib/postgresql/MAJOR/docker, and takes a volume here for data of an older version',
        },
      },
    ],
    knownTo: '18',
    movedBy: {
      variables: ['PGDATA'],
      flags: ['-D', '--data-directory', '--data_directory', 'data_directory'],
      configurationFlags: ['--config-file', '--config_file', 'config_file'],
    },
    sources: [
      'https://github.com/docker-library/postgres/blob/master/Dockerfile-debian.template',
      'https://github.com/docker-library/postgres/blob/master/docker-entrypoint.sh',
      'https://github.com/docker-library/postgres/pull/1259',
      'https://github.com/docker-library/docs/blob/master/postgres/content.md',
      'https://www.postgresql.org/docs/current/upgrading.html',
      'https://www.postgresql.org/docs/current/app-postgres.html',
    ],
  },
  {
    title: 'MySQL',
    repositories: ['docker.io/library/mysql'],
    refuses: ['upgrades', 'downgrades'],
    volumes: ['/var/lib/mysql'],
    releases: [
      ...createReleases(
        {
          dataPath: '/var/lib/mysql',
          downgrades: 'patch',
          upgrade: 'an upgrade to each series between, one after the other, or a dump and a restore',
        },
        [
          ['5.6', '5.5'],
          ['5.7', '5.6'],
        ],
      ),
      {
        from: '8.0',
        dataPath: '/var/lib/mysql',
        opensFrom: '5.7',
        downgrades: 'none',
        upgrade: 'an upgrade to MySQL 5.7 first, or a dump and a restore',
      },
      {
        from: '8.0.35',
        dataPath: '/var/lib/mysql',
        opensFrom: '5.7',
        // Down to 8.0.35: older ones reject the data.
        downgrades: 'patch',
        upgrade: 'an upgrade to MySQL 5.7 first, or a dump and a restore',
      },
      {
        from: '8.1',
        dataPath: '/var/lib/mysql',
        opensFrom: '8.0',
        downgrades: 'none',
        upgrade: 'an upgrade to MySQL 8.0 first, or a dump and a restore',
      },
      {
        from: '8.4',
        dataPath: '/var/lib/mysql',
        opensFrom: '8.0',
        downgrades: 'patch',
        upgrade: 'an upgrade to MySQL 8.0 first, or a dump and a restore',
      },
      {
        from: '9.0',
        dataPath: '/var/lib/mysql',
        opensFrom: '8.4',
        downgrades: 'none',
        upgrade: 'an upgrade to MySQL 8.4 first, or a dump and a restore',
      },
      {
        from: '9.7',
        dataPath: '/var/lib/mysql',
        opensFrom: '8.4',
        downgrades: 'patch',
        upgrade: 'an upgrade to MySQL 8.4 first, or a dump and a restore',
      },
      {
        from: '26.7',
        dataPath: '/var/lib/mysql',
        opensFrom: '9.7',
        downgrades: 'none',
        upgrade: 'an upgrade to MySQL 9.7 first, or a dump and a restore',
      },
    ],
    knownTo: '26.7',
    movedBy: {
      flags: ['--datadir'],
      configurationFlags: ['--defaults-file', '--defaults-extra-file'],
      configurationPaths: ['/etc/my.cnf', '/etc/mysql'],
    },
    sources: [
      'https://github.com/docker-library/mysql/blob/master/8.4/Dockerfile.oracle',
      'https://github.com/docker-library/mysql/blob/master/docker-entrypoint.sh',
      'https://github.com/docker-library/docs/blob/master/mysql/content.md',
      'https://docs.oracle.com/cd/E17952_01/mysql-5.7-en/upgrade-paths.html',
      'https://docs.oracle.com/cd/E17952_01/mysql-5.7-en/downgrade-paths.html',
      'https://docs.oracle.com/cd/E17952_01/mysql-8.0-en/downgrading.html',
      'https://docs.oracle.com/cd/E17952_01/mysql-8.4-en/upgrade-paths.html',
      'https://docs.oracle.com/cd/E17952_01/mysql-8.4-en/downgrading.html',
      'https://dev.mysql.com/doc/refman/9.7/en/upgrade-paths.html',
      'https://dev.mysql.com/doc/refman/26.10/en/upgrade-paths.html',
      'https://dev.mysql.com/doc/refman/26.7/en/downgrading-downgrade-validation.html',
    ],
  },
  {
    title: 'MariaDB',
    repositories: ['docker.io/library/mariadb'],
    volumes: ['/var/lib/mysql'],
    releases: [
      {
        from: '5.5',
        dataPath: '/var/lib/mysql',
        opensFrom: '5.5',
        downgrades: 'patch',
        upgrade: 'a dump and a restore',
      },
    ],
    knownTo: '12.3',
    movedBy: {
      flags: ['--datadir'],
      configurationFlags: ['--defaults-file', '--defaults-extra-file'],
      configurationPaths: ['/etc/mysql', '/etc/my.cnf', '/etc/my.cnf.d'],
    },
    sources: [
      'https://github.com/MariaDB/mariadb-docker/blob/master/Dockerfile.template',
      'https://github.com/MariaDB/mariadb-docker/blob/master/Dockerfile-ubi.template',
      'https://github.com/MariaDB/mariadb-docker/blob/master/docker-entrypoint.sh',
      'https://github.com/docker-library/docs/blob/master/mariadb/content.md',
      'https://github.com/mariadb-corporation/mariadb-docs/blob/main/server/server-management/install-and-upgrade-mariadb/upgrading/upgrading-between-major-mariadb-versions.md',
      'https://github.com/mariadb-corporation/mariadb-docs/blob/main/server/server-management/install-and-upgrade-mariadb/downgrading-between-major-versions-of-mariadb.md',
    ],
  },
];
