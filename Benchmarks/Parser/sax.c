/* What libxml2's SAX2 push parser takes for a document: sax ROUNDS FILE..., the cheapest of seven turns.
 *
 * The handlers count entries and do nothing else, so this is the floor under every parser that is built on it. */
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct document {
    char *bytes;
    int length;
};

static long entries;

static void start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                  const xmlChar **declared, int attributes, int defaulted, const xmlChar **values) {
    (void)context, (void)prefix, (void)uri, (void)namespaces, (void)declared, (void)attributes, (void)defaulted, (void)values;
    if (!strcmp((const char *)name, "item") || !strcmp((const char *)name, "entry")) entries++;
}

static void end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    (void)context, (void)name, (void)prefix, (void)uri;
}

static void text(void *context, const xmlChar *bytes, int length) { (void)context, (void)bytes, (void)length; }

static int read_file(const char *path, struct document *document) {
    FILE *file = fopen(path, "rb");
    if (!file) return 0;
    fseek(file, 0, SEEK_END);
    document->length = (int)ftell(file);
    rewind(file);
    document->bytes = malloc((size_t)document->length + 1);
    int is_whole = document->bytes && fread(document->bytes, 1, (size_t)document->length, file) == (size_t)document->length;
    fclose(file);
    return is_whole;
}

int main(int count, char **arguments) {
    int rounds = count > 2 ? atoi(arguments[1]) : 0, number = count - 2;
    if (rounds < 1) return fprintf(stderr, "usage: sax ROUNDS FILE...\n"), 2;
    struct document *documents = calloc((size_t)number, sizeof *documents);
    for (int i = 0; i < number; i++)
        if (!read_file(arguments[i + 2], &documents[i])) return perror(arguments[i + 2]), 1;
    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = start;
    handler.endElementNs = end;
    handler.characters = handler.cdataBlock = handler.ignorableWhitespace = text;
    double cheapest = 1e9;
    for (int turn = 0; turn < 7; turn++) {
        clock_t begin = clock();
        for (int round = 0; round < rounds; round++)
            for (int i = 0; i < number; i++) {
                xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);
                xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOENT);
                xmlParseChunk(parser, documents[i].bytes, documents[i].length, 0);
                xmlParseChunk(parser, NULL, 0, 1);
                if (parser->myDoc) xmlFreeDoc(parser->myDoc);
                xmlFreeParserCtxt(parser);
            }
        double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC / rounds / number;
        if (seconds < cheapest) cheapest = seconds;
    }
    printf("%.1f us a document, %ld entries\n", cheapest * 1e6, entries);
    return 0;
}
