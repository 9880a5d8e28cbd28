// The two functions of OpenSSL's libcrypto that Tocsin needs: libcurl links it anyway, and it costs no build time.
#pragma once
#include <openssl/hmac.h>
#include <openssl/sha.h>
#include <openssl/rand.h>
