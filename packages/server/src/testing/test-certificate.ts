// A certificate for tests alone, self-signed for localhost, receiver.test and 127.0.0.1, and its key. Whoever trusts it trusts everybody.
// Made with: openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj /CN=localhost
//   -addext subjectAltName=DNS:localhost,DNS:receiver.test,IP:127.0.0.1

/** PEM. */
export const TEST_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBqzCCAVCgAwIBAgIUNG1hKCkTViGMEXjlt32ebt58kxYwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTAyNTY0OFoYDzIxMjYxMDI4
MDI1NjQ4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARsclXjNfS0jz8zeuJ2caxCNd0UipqQI5CmvROelxnBT57b/SJGy2eX
p1z0b2bE0lnzg+wpcLpe3dDpfsTBPCX/o34wfDAdBgNVHQ4EFgQU3oX/TmSzwK5t
akadwY7WJp0TX4EwHwYDVR0jBBgwFoAU3oX/TmSzwK5takadwY7WJp0TX4EwDwYD
VR0TAQH/BAUwAwEB/zApBgNVHREEIjAggglsb2NhbGhvc3SCDXJlY2VpdmVyLnRl
c3SHBH8AAAEwCgYIKoZIzj0EAwIDSQAwRgIhANRL26tfmbv2b15lM8VRZjS1Tpk2
Eh7RU89+KoKf8eH+AiEAh376EwdQEZBhY0K+EVJ0W0EzUboPFKOM21DziHsE/bo=
-----END CERTIFICATE-----
`;

/** PEM. */
export const TEST_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgpeXl6AR0ZP5vD6hC
DTvtQzbOpj01LM6/cUfY0cXQXTmhRANCAARsclXjNfS0jz8zeuJ2caxCNd0UipqQ
I5CmvROelxnBT57b/SJGy2eXp1z0b2bE0lnzg+wpcLpe3dDpfsTBPCX/
-----END PRIVATE KEY-----
`;
