// Typed names for libcurl's variadic calls, which Swift cannot see.
#pragma once
#include <curl/curl.h>
#include <pthread.h>

static inline CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
