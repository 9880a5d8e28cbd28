// The yardstick: the least that a C program needs to fetch feeds with libcurl, and to read them with libxml2.
//
//   feedpoll [--handles 200] [--rounds 2] [--sax] [--fresh] [--timeout 30] URLS
//
// URLS is a file with one URL a line. Every round fetches each URL once; from the second round on the ETag of the last
// answer is sent back, so an unchanged feed answers 304; --fresh sends none. --sax parses each body with a SAX2 push
// parser and gathers the text of its entries. One line of figures for each round goes to standard output.
//
// It does what a good program does and no more: curl_multi_socket_action on epoll, easy handles that are made once and
// used again, connections kept, bodies gathered in one buffer for each handle.
#include <curl/curl.h>
#include <errno.h>
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define BODY_LIMIT (8 * 1024 * 1024)

struct feed {
    char *url;
    char *etag;
};

struct transfer {
    CURL *easy;
    struct curl_slist *headers;
    struct feed *feed;
    char *body;
    size_t length, capacity;
};

struct tally {
    long answers200, answers304, others, failures, entries, ill_formed;
    long long bytes;
};

static struct feed *feeds;
static size_t feed_count, next_feed;
static struct tally tally;
static bool parses, is_fresh;
static CURLM *multi;
static int epoll_descriptor;
static double timer_due = -1;

static void die(const char *what) {
    fprintf(stderr, "feedpoll: %s: %s\n", what, strerror(errno));
    exit(1);
}

static double now(void) {
    struct timespec moment;
    clock_gettime(CLOCK_MONOTONIC, &moment);
    return moment.tv_sec + moment.tv_nsec / 1e9;
}

static double processor_seconds(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

// Reading: the text of all entries goes into one buffer, as a reader that keeps it would do.

struct reading {
    long entries;
    bool is_inside;
    char *text;
    size_t length, capacity;
};

static void keep_text(struct reading *reading, const xmlChar *bytes, int count) {
    if (reading->length + count > reading->capacity) {
        reading->capacity = (reading->length + count) * 2;
        reading->text = realloc(reading->text, reading->capacity);
        if (!reading->text) die("memory");
    }
    memcpy(reading->text + reading->length, bytes, count);
    reading->length += count;
}

static void start_element(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                          const xmlChar **namespace, int attributes, int defaulted, const xmlChar **attribute) {
    struct reading *reading = user;
    if (!strcmp((const char *)name, "item") || !strcmp((const char *)name, "entry")) {
        reading->entries++;
        reading->is_inside = true;
    }
    for (int index = 0; reading->is_inside && index < attributes; index++) {
        const xmlChar *value = attribute[index * 5 + 3];
        keep_text(reading, value, attribute[index * 5 + 4] - value);
    }
    (void)prefix, (void)uri, (void)namespaces, (void)namespace, (void)defaulted;
}

static void end_element(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    struct reading *reading = user;
    if (!strcmp((const char *)name, "item") || !strcmp((const char *)name, "entry")) reading->is_inside = false;
    (void)prefix, (void)uri;
}

static void take_characters(void *user, const xmlChar *bytes, int count) {
    struct reading *reading = user;
    if (reading->is_inside) keep_text(reading, bytes, count);
}

static void read_feed(const char *body, size_t length) {
    static struct reading reading;
    static xmlSAXHandler sax = {
        .initialized = XML_SAX2_MAGIC, .startElementNs = start_element, .endElementNs = end_element,
        .characters = take_characters, .cdataBlock = take_characters,
    };
    reading.entries = 0;
    reading.length = 0;
    reading.is_inside = false;
    xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&sax, &reading, NULL, 0, NULL);
    xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlParseChunk(context, body, (int)length, 1);
    if (!context->wellFormed) tally.ill_formed++;
    xmlFreeParserCtxt(context);
    tally.entries += reading.entries;
}

// Fetching

static size_t take_body(char *bytes, size_t size, size_t count, void *user) {
    struct transfer *transfer = user;
    size_t more = size * count;
    if (transfer->length + more > BODY_LIMIT) return 0;
    if (transfer->length + more > transfer->capacity) {
        transfer->capacity = (transfer->length + more) * 2;
        transfer->body = realloc(transfer->body, transfer->capacity);
        if (!transfer->body) die("memory");
    }
    memcpy(transfer->body + transfer->length, bytes, more);
    transfer->length += more;
    return more;
}

static bool start_next(struct transfer *transfer) {
    if (next_feed == feed_count) return false;
    struct feed *feed = &feeds[next_feed++];
    transfer->feed = feed;
    transfer->length = 0;
    curl_slist_free_all(transfer->headers);
    transfer->headers = curl_slist_append(NULL, "Accept: application/rss+xml, application/atom+xml, */*;q=0.1");
    if (feed->etag && !is_fresh) {
        char line[512];
        snprintf(line, sizeof line, "If-None-Match: %s", feed->etag);
        transfer->headers = curl_slist_append(transfer->headers, line);
    }
    curl_easy_setopt(transfer->easy, CURLOPT_URL, feed->url);
    curl_easy_setopt(transfer->easy, CURLOPT_HTTPHEADER, transfer->headers);
    if (curl_multi_add_handle(multi, transfer->easy) != CURLM_OK) die("curl_multi_add_handle");
    return true;
}

static void finish(struct transfer *transfer, CURLcode code) {
    long status = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    if (code != CURLE_OK) {
        if (!tally.failures++) fprintf(stderr, "feedpoll: %s: %s\n", transfer->feed->url, curl_easy_strerror(code));
    } else if (status == 200) {
        tally.answers200++;
        tally.bytes += transfer->length;
        struct curl_header *header;
        if (curl_easy_header(transfer->easy, "ETag", 0, CURLH_HEADER, -1, &header) == CURLHE_OK) {
            free(transfer->feed->etag);
            transfer->feed->etag = strdup(header->value);
        }
        if (parses) read_feed(transfer->body, transfer->length);
    } else if (status == 304) {
        tally.answers304++;
    } else {
        tally.others++;
    }
}

static int watch_socket(CURL *easy, curl_socket_t socket, int what, void *user, void *known) {
    static char mark;
    struct epoll_event event = {.data.fd = socket};
    if (what == CURL_POLL_REMOVE) {
        epoll_ctl(epoll_descriptor, EPOLL_CTL_DEL, socket, NULL);
        return 0;
    }
    if (what & CURL_POLL_IN) event.events |= EPOLLIN;
    if (what & CURL_POLL_OUT) event.events |= EPOLLOUT;
    if (epoll_ctl(epoll_descriptor, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event)) die("epoll_ctl");
    if (!known) curl_multi_assign(multi, socket, &mark);
    (void)easy, (void)user;
    return 0;
}

static int set_timer(CURLM *of, long milliseconds, void *user) {
    timer_due = milliseconds < 0 ? -1 : now() + milliseconds / 1e3;
    (void)of, (void)user;
    return 0;
}

static void run_round(struct transfer *transfers, int handles) {
    int running = 0;
    next_feed = 0;
    for (int index = 0; index < handles; index++) start_next(&transfers[index]);
    do {
        struct epoll_event events[64];
        int wait = timer_due < 0 ? 1000 : (int)((timer_due - now()) * 1000 + 0.999);
        int count = epoll_wait(epoll_descriptor, events, 64, wait < 0 ? 0 : wait);
        if (count < 0 && errno != EINTR) die("epoll_wait");
        for (int index = 0; index < count; index++) {
            int flags = (events[index].events & EPOLLIN ? CURL_CSELECT_IN : 0)
                | (events[index].events & EPOLLOUT ? CURL_CSELECT_OUT : 0)
                | (events[index].events & (EPOLLERR | EPOLLHUP) ? CURL_CSELECT_ERR : 0);
            curl_multi_socket_action(multi, events[index].data.fd, flags, &running);
        }
        if (timer_due >= 0 && timer_due <= now()) {
            timer_due = -1;
            curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running);
        }
        CURLMsg *message;
        int left;
        while ((message = curl_multi_info_read(multi, &left))) {
            struct transfer *transfer;
            CURLcode code = message->data.result;
            curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
            finish(transfer, code);
            curl_multi_remove_handle(multi, transfer->easy);
            if (start_next(transfer)) running++;
        }
    } while (running > 0);
}

static void load(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) die(path);
    char line[4096];
    size_t capacity = 0;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = 0;
        if (!*line) continue;
        if (feed_count == capacity) {
            capacity = capacity ? capacity * 2 : 1024;
            feeds = realloc(feeds, capacity * sizeof *feeds);
            if (!feeds) die("memory");
        }
        feeds[feed_count++] = (struct feed){.url = strdup(line)};
    }
    fclose(file);
}

static struct transfer *make_transfers(int handles, long timeout) {
    struct transfer *transfers = calloc(handles, sizeof *transfers);
    for (int index = 0; transfers && index < handles; index++) {
        CURL *easy = transfers[index].easy = curl_easy_init();
        if (!easy) die("curl_easy_init");
        curl_easy_setopt(easy, CURLOPT_PRIVATE, &transfers[index]);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfers[index]);
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
        curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy, CURLOPT_PROXY, "");
        curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
        curl_easy_setopt(easy, CURLOPT_USERAGENT, "feedpoll/1");
        curl_easy_setopt(easy, CURLOPT_TIMEOUT, timeout);
        curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, 10L);
    }
    return transfers;
}

int main(int count, char **arguments) {
    int handles = 200, rounds = 1;
    long timeout = 30;
    const char *urls = NULL;
    for (int index = 1; index < count; index++) {
        const char *argument = arguments[index];
        bool has_value = index + 1 < count;
        if (!strcmp(argument, "--sax")) parses = true;
        else if (!strcmp(argument, "--fresh")) is_fresh = true;
        else if (!strcmp(argument, "--handles") && has_value) handles = atoi(arguments[++index]);
        else if (!strcmp(argument, "--rounds") && has_value) rounds = atoi(arguments[++index]);
        else if (!strcmp(argument, "--timeout") && has_value) timeout = atol(arguments[++index]);
        else urls = argument;
    }
    if (!urls || handles < 1) {
        fputs("usage: feedpoll [--handles N] [--rounds N] [--sax] [--fresh] [--timeout SECONDS] URLS\n", stderr);
        return 64;
    }
    load(urls);
    curl_global_init(CURL_GLOBAL_ALL);
    xmlInitParser();
    multi = curl_multi_init();
    epoll_descriptor = epoll_create1(EPOLL_CLOEXEC);
    if (!multi || epoll_descriptor < 0) die("set-up");
    curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, watch_socket);
    curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, set_timer);
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)handles);
    struct transfer *transfers = make_transfers(handles, timeout);
    for (int round = 1; round <= rounds; round++) {
        tally = (struct tally){0};
        double began = now(), spent = processor_seconds();
        run_round(transfers, handles);
        spent = processor_seconds() - spent;
        struct rusage usage;
        getrusage(RUSAGE_SELF, &usage);
        printf("program=feedpoll work=%s round=%d feeds=%zu status200=%ld status304=%ld other=%ld failed=%ld "
               "bytes=%lld entries=%ld ill_formed=%ld wall=%.3f cpu=%.3f cpu_us_per_feed=%.1f rss_mb=%.1f\n",
               parses ? "sax" : "fetch", round, feed_count, tally.answers200, tally.answers304, tally.others,
               tally.failures, tally.bytes, tally.entries, tally.ill_formed, now() - began, spent,
               spent * 1e6 / feed_count, usage.ru_maxrss / 1024.0);
        fflush(stdout);
    }
    for (int index = 0; index < handles; index++) curl_easy_cleanup(transfers[index].easy);
    curl_multi_cleanup(multi);
    return tally.failures ? 1 : 0;
}
