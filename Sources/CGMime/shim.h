// Rulewright. Apache-2.0.
#include <gmime/gmime.h>

// GMime's objects as plain pointers, and its macros as calls: what Swift cannot see of it.

// Which of GMime's classes an object is.
enum { mime_kind_part, mime_kind_multipart, mime_kind_message, mime_kind_other };

// To be called once, before all else.
static inline void mime_start(void) { g_mime_init(); }

// The message that some bytes are, or NULL; they must outlive it. Released with mime_release.
static inline void *mime_parse(const unsigned char *bytes, size_t count) {
  const char *charsets[] = {"utf-8", "windows-1252", NULL};
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *)bytes, count);
  GMimeParser *parser = g_mime_parser_new_with_stream(stream);
  GMimeParserOptions *options = g_mime_parser_options_new();
  g_mime_parser_options_set_fallback_charsets(options, charsets);
  g_mime_parser_set_format(parser, GMIME_FORMAT_MESSAGE);
  g_mime_parser_set_persist_stream(parser, TRUE);
  GMimeMessage *message = g_mime_parser_construct_message(parser, options);
  g_mime_parser_options_free(options);
  g_object_unref(parser);
  g_object_unref(stream);
  return message;
}

static inline void mime_release(void *object) { g_object_unref(object); }

static inline void mime_free(char *text) { g_free(text); }

// The part that is a message's body; NULL where there is none.
static inline void *mime_body(void *message) {
  return g_mime_message_get_mime_part(GMIME_MESSAGE(message));
}

static inline int mime_kind(void *object) {
  if (GMIME_IS_MULTIPART(object)) return mime_kind_multipart;
  if (GMIME_IS_MESSAGE_PART(object)) return mime_kind_message;
  if (GMIME_IS_PART(object)) return mime_kind_part;
  return mime_kind_other;
}

static inline int mime_children(void *multipart) {
  return g_mime_multipart_get_count(GMIME_MULTIPART(multipart));
}

static inline void *mime_child(void *multipart, int index) {
  return g_mime_multipart_get_part(GMIME_MULTIPART(multipart), index);
}

// The message within a message/rfc822; NULL where there is none.
static inline void *mime_inner(void *part) {
  return g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
}

static inline const char *mime_type(void *object) {
  GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(object));
  return type ? g_mime_content_type_get_media_type(type) : NULL;
}

static inline const char *mime_subtype(void *object) {
  GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(object));
  return type ? g_mime_content_type_get_media_subtype(type) : NULL;
}

// A parameter of the content type, such as its charset.
static inline const char *mime_parameter(void *object, const char *name) {
  return g_mime_object_get_content_type_parameter(GMIME_OBJECT(object), name);
}

// "attachment", "inline" or NULL.
// The id by which other parts of its letter name a part; NULL where it has none.
static inline const char *mime_content_id(void *object) {
  return g_mime_object_get_content_id(GMIME_OBJECT(object));
}

static inline const char *mime_disposition(void *object) {
  return g_mime_object_get_disposition(GMIME_OBJECT(object));
}

// The name that a part says its file has, decoded; NULL where it says none.
static inline const char *mime_file_name(void *object) {
  if (GMIME_IS_PART(object)) return g_mime_part_get_filename(GMIME_PART(object));
  const char *name =
      g_mime_object_get_content_disposition_parameter(GMIME_OBJECT(object), "filename");
  return name ? name : g_mime_object_get_content_type_parameter(GMIME_OBJECT(object), "name");
}

static inline int mime_header_count(void *object) {
  return g_mime_header_list_get_count(g_mime_object_get_header_list(GMIME_OBJECT(object)));
}

static inline const char *mime_header_name(void *object, int index) {
  return g_mime_header_get_name(
      g_mime_header_list_get_header_at(g_mime_object_get_header_list(GMIME_OBJECT(object)), index));
}

// A header field's value with encoded words decoded, UTF-8.
static inline const char *mime_header_value(void *object, int index) {
  return g_mime_header_get_value(
      g_mime_header_list_get_header_at(g_mime_object_get_header_list(GMIME_OBJECT(object)), index));
}

// A header field's value as it stands.
static inline const char *mime_header_raw(void *object, int index) {
  return g_mime_header_get_raw_value(
      g_mime_header_list_get_header_at(g_mime_object_get_header_list(GMIME_OBJECT(object)), index));
}

// The first mailbox in a field of addresses, also within a group: 1 when there is one. Both texts
// are to be freed, and may be NULL.
static inline int mime_first_mailbox(const char *raw, char **name, char **address) {
  *name = *address = NULL;
  const char *charsets[] = {"utf-8", "windows-1252", NULL};
  GMimeParserOptions *options = g_mime_parser_options_new();
  g_mime_parser_options_set_fallback_charsets(options, charsets);
  InternetAddressList *list = internet_address_list_parse(options, raw);
  g_mime_parser_options_free(options);
  if (!list) return 0;
  int found = 0;
  for (int i = 0; i < internet_address_list_length(list) && !found; i++) {
    InternetAddress *entry = internet_address_list_get_address(list, i);
    if (INTERNET_ADDRESS_IS_MAILBOX(entry)) {
      *name = g_strdup(internet_address_get_name(entry));
      *address = g_strdup(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(entry)));
      found = 1;
    } else if (INTERNET_ADDRESS_IS_GROUP(entry)) {
      *name = g_strdup(internet_address_get_name(entry));
      found = 1;
    }
  }
  g_object_unref(list);
  return found;
}

// Seconds since 1970 that the date in a header means: 1 when it means any.
static inline int mime_date(const char *text, long long *seconds) {
  GDateTime *date = g_mime_utils_header_decode_date(text);
  if (!date) return 0;
  *seconds = g_date_time_to_unix(date);
  g_date_time_unref(date);
  return 1;
}

// The bytes of a part with its transfer encoding undone, or of any other object as it stands
// (without its own headers when `content` is 1): a GByteArray, to be freed with mime_bytes_free.
static inline void *mime_bytes(void *object, int content) {
  GByteArray *bytes = g_byte_array_new();
  GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes);
  g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
  if (content && GMIME_IS_PART(object)) {
    GMimeDataWrapper *wrapper = g_mime_part_get_content(GMIME_PART(object));
    if (wrapper) g_mime_data_wrapper_write_to_stream(wrapper, stream);
  } else if (content) {
    g_mime_object_write_content_to_stream(GMIME_OBJECT(object), NULL, stream);
  } else {
    g_mime_object_write_to_stream(GMIME_OBJECT(object), NULL, stream);
  }
  g_object_unref(stream);
  return bytes;
}

static inline const unsigned char *mime_bytes_start(void *bytes) {
  return ((GByteArray *)bytes)->data;
}

static inline size_t mime_bytes_count(void *bytes) { return ((GByteArray *)bytes)->len; }

static inline void mime_bytes_free(void *bytes) { g_byte_array_free((GByteArray *)bytes, TRUE); }
