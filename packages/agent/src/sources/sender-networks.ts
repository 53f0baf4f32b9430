// Which machines may write to a plain listener. An address is no proof of who somebody is; it keeps a network's other
// machines out where nothing else does. This machine itself may always write.
import { BlockList, isIP } from 'node:net';
import { listenError } from '@tailrace/transport/listen-error';

/** Whether senders are in one of some networks. */
export class SenderNetworks {
  readonly #networks = new BlockList();

  /**
   * @param networks - `ADDRESS/BITS` each
   * @throws LogError `cannot_listen` for one that cannot be read
   */
  constructor(networks: readonly string[]) {
    this.#networks.addSubnet('127.0.0.0', 8, 'ipv4');
    this.#networks.addAddress('::1', 'ipv6');
    for (const text of networks) {
      const [address = '', bits] = text.split('/');
      const family = isIP(address);
      const bitsMax = family === 6 ? 128 : 32;
      const prefix = Number(bits ?? Number.NaN);
      if (family === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > bitsMax) {
        throw listenError(
          `Cannot restrict senders to "${text}": it is no network, expected one such as 10.0.0.0/8`,
        );
      }
      this.#networks.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4');
    }
  }

  /** Whether a sender with this address may write. One whose address is not known, because it is gone, may not. */
  allows(address: string | undefined): boolean {
    const bare = address?.split('%', 1)[0] ?? '';
    const family = isIP(bare);
    // BlockList knows IPv4 addresses in IPv6 ones.
    return family !== 0 && this.#networks.check(bare, family === 6 ? 'ipv6' : 'ipv4');
  }
}
