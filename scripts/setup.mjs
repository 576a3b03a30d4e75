/**
 * Installs the dependencies when they are missing or older than the lockfile. Plain JavaScript for Node 20, because it runs
 * before the pinned Node 24 is there; after it `node` in npm scripts is Node 24.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const installed = `${root}node_modules/.package-lock.json`;
const node = `${root}node_modules/.bin/node`;

function isInstalled() {
  if (!existsSync(installed) || !existsSync(node)) return false;
  return statSync(installed).mtimeMs >= statSync(`${root}package-lock.json`).mtimeMs;
}

if (!isInstalled()) {
  console.log('Installing dependencies (npm ci), this takes about a minute …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('npm ci failed; see above. Without it Hubwerk cannot start.');
    process.exit(1);
  }
  if (!existsSync(node)) {
    console.error(
      'Node 24 was not installed: npm must run the install script of the package "node" (npm install-scripts approve node).',
    );
    process.exit(1);
  }
}
