// libxml2 without ICU's headers: Debian's encoding.h pulls them in, and they clash with Foundation's own copy.
#pragma once
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED /* drops only two trailing pointers of a struct that we never allocate */
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/HTMLparser.h>
