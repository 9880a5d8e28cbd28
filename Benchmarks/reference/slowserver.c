// A slow web server for the measurements: every answer takes from 0.2 to 3 seconds, in four pieces.
//
//   slowserver PORT SECONDS
//
// It listens on 127.0.0.1, answers any request with 4 KB of text, keeps connections, and ends after SECONDS. How slow an
// answer is depends on its path only, so every program that is measured meets the same servers.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define CONNECTIONS 8192
#define PIECES 4
#define PIECE_BYTES 1024

// Indexed by descriptor; `piece` is 0 while no request is being answered.
static struct connection {
    char request[2048];
    size_t length;
    int piece;
    double step, due;
} connections[CONNECTIONS];

static double now(void) {
    struct timespec moment;
    clock_gettime(CLOCK_MONOTONIC, &moment);
    return moment.tv_sec + moment.tv_nsec / 1e9;
}

static double slowness(const char *path, size_t length) {
    uint32_t hash = 2166136261u;
    for (size_t index = 0; index < length; index++) hash = (hash ^ (unsigned char)path[index]) * 16777619u;
    return 0.2 + (hash >> 8) % 2801 / 1000.0;
}

static void take(int epoll, int descriptor) {
    struct connection *connection = &connections[descriptor];
    ssize_t count = read(
        descriptor, connection->request + connection->length, sizeof connection->request - connection->length - 1);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count <= 0) {
        epoll_ctl(epoll, EPOLL_CTL_DEL, descriptor, NULL);
        close(descriptor);
        memset(connection, 0, sizeof *connection);
        return;
    }
    connection->length += count;
    connection->request[connection->length] = 0;
    if (!strstr(connection->request, "\r\n\r\n")) return;
    connection->step = slowness(connection->request, strcspn(connection->request, "\r")) / PIECES;
    connection->due = now() + connection->step;
    connection->piece = 1;
    connection->length = 0;
}

static void give(int descriptor, double moment) {
    static char text[PIECE_BYTES];
    struct connection *connection = &connections[descriptor];
    if (!connection->piece || connection->due > moment) return;
    if (connection->piece == 1) {
        char head[128];
        int length = snprintf(
            head, sizeof head, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n",
            PIECES * PIECE_BYTES);
        if (write(descriptor, head, length) < 0) return;
    }
    memset(text, 'x', sizeof text);
    if (write(descriptor, text, sizeof text) < 0) return;
    connection->piece = connection->piece == PIECES ? 0 : connection->piece + 1;
    connection->due = moment + connection->step;
}

int main(int count, char **arguments) {
    if (count != 3) return fputs("usage: slowserver PORT SECONDS\n", stderr), 64;
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(atoi(arguments[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 4096)) {
        return perror("slowserver"), 1;
    }
    int epoll = epoll_create1(EPOLL_CLOEXEC), highest = listener;
    epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &(struct epoll_event){.events = EPOLLIN, .data.fd = listener});
    for (double end = now() + atof(arguments[2]); now() < end;) {
        struct epoll_event events[256];
        int ready = epoll_wait(epoll, events, 256, 10);
        for (int index = 0; index < ready; index++) {
            if (events[index].data.fd != listener) {
                take(epoll, events[index].data.fd);
                continue;
            }
            int peer;
            while ((peer = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
                if (peer >= CONNECTIONS) {
                    close(peer);
                    continue;
                }
                setsockopt(peer, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                if (peer > highest) highest = peer;
                epoll_ctl(epoll, EPOLL_CTL_ADD, peer, &(struct epoll_event){.events = EPOLLIN, .data.fd = peer});
            }
        }
        double moment = now();
        for (int descriptor = 0; descriptor <= highest; descriptor++) give(descriptor, moment);
    }
    return 0;
}
