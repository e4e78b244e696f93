import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/** What a site asks of a device, as far as it matters here. */
export interface AskedOptions {
  readonly challenge: string
  readonly rpId?: string
  readonly rp?: { readonly id?: string }
  readonly user?: { readonly id: string }
}

/** What may be otherwise than on an honest device. */
export interface Deviation {
  readonly origin?: string
  readonly challenge?: string
  readonly rpId?: string
  readonly userHandle?: string
  readonly key?: KeyObject
}

/** A security key in software: it holds one passkey. Source: https://www.w3.org/TR/webauthn-3/, sections 6.1 and 6.5. */
export class PasskeyDevice {
  readonly id = randomBytes(16).toString('base64url')
  readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly #origin: string
  /** Uses so far; 0 for ever where it does not count. */
  counter: number
  #userHandle = ''

  constructor(origin: string, counter = 1) {
    this.#origin = origin
    this.counter = counter
  }

  /** Makes its passkey. */
  register(options: AskedOptions, change: Deviation = {}): string {
    this.#userHandle = options.user?.id ?? ''
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' })
    const bytes = (text: string | undefined) => Buffer.from(text ?? '', 'base64url')
    const coseKey = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      cborBytes(bytes(x)),
      Buffer.from([0x22]),
      cborBytes(bytes(y)),
    ])
    const id = bytes(this.id)
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.byteLength]), id, coseKey])
    const rpId = change.rpId ?? options.rp?.id ?? ''
    const authData = Buffer.concat([this.#authenticatorData(rpId, ATTESTED), attested])
    const attestationObject = Buffer.concat([
      Buffer.from([0xa3]),
      cborText('fmt'),
      cborText('none'),
      cborText('attStmt'),
      Buffer.from([0xa0]),
      cborText('authData'),
      cborBytes(authData),
    ])
    return this.#answer({
      clientDataJSON: this.#clientData('webauthn.create', options, change).toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['usb'],
    })
  }

  /** Signs in with its passkey. */
  signIn(options: AskedOptions, change: Deviation = {}): string {
    if (this.counter > 0) this.counter += 1
    const authenticatorData = this.#authenticatorData(change.rpId ?? options.rpId ?? '', 0)
    const clientData = this.#clientData('webauthn.get', options, change)
    const signed = Buffer.concat([authenticatorData, sha256(clientData)])
    return this.#answer({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: sign('sha256', signed, change.key ?? this.keys.privateKey).toString('base64url'),
      userHandle: change.userHandle ?? this.#userHandle,
    })
  }

  #authenticatorData(rpId: string, flags: number): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([USER_PRESENT | flags]), counter])
  }

  #clientData(type: string, { challenge }: AskedOptions, change: Deviation): Buffer {
    const origin = change.origin ?? this.#origin
    return Buffer.from(
      JSON.stringify({ type, challenge: change.challenge ?? challenge, origin, crossOrigin: false }),
    )
  }

  #answer(response: Readonly<Record<string, unknown>>): string {
    return JSON.stringify({
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      clientExtensionResults: {},
      response,
    })
  }
}

const USER_PRESENT = 0x01
const ATTESTED = 0x40

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

/** Source: RFC 8949, section 3.1; texts of less than 24 bytes. */
function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)])
}

function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x58, bytes.byteLength]), bytes])
}
