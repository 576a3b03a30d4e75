import { BlockList, isIP } from 'node:net';

/** Special IPv4 ranges (RFC 6890 and its successors): private, loopback, link-local with the metadata of clouds, shared, documentation, multicast, reserved. */
const inner4 = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // What Azure answers its machines with.
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inner4.addSubnet(network, bits, 'ipv4');

/** All public IPv6 is in here; what embeds an IPv4 address (mapped, compatible, NAT64) is not. */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** Exceptions within: Teredo and other protocols, documentation, 6to4, which embeds IPv4. */
const inner6 = new BlockList();
inner6.addSubnet('2001::', 23, 'ipv6');
inner6.addSubnet('2001:db8::', 32, 'ipv6');
inner6.addSubnet('2002::', 16, 'ipv6');
inner6.addSubnet('3fff::', 20, 'ipv6');

/** Is this the address of a machine in the public internet? What is no IP address is not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !inner4.check(address, 'ipv4');
  return family === 6 && global6.check(address, 'ipv6') && !inner6.check(address, 'ipv6');
}
