/* The functions of CoreMIDI, CoreFoundation and the system's clock that Continuo uses, for machines that have none of
 * them. Writes down each call, and each breach of what Apple's header asks for as a line that begins with "WRONG". */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef int32_t OSStatus;
typedef uint32_t MIDIObjectRef;
typedef const void *CFTypeRef;

#pragma pack(push, 4)
typedef struct { uint64_t timeStamp; uint16_t length; uint8_t data[256]; } MIDIPacket;
typedef struct { uint32_t numPackets; MIDIPacket packet[1]; } MIDIPacketList;
#pragma pack(pop)
typedef struct { int32_t messageID; uint32_t messageSize; } MIDINotification;
typedef struct { uint32_t numer, denom; } mach_timebase_info_data_t;
typedef void (*MIDINotifyProc)(const MIDINotification *message, void *refCon);
typedef void (*MIDIReadProc)(const MIDIPacketList *pktlist, void *readProcRefCon, void *srcConnRefCon);

_Static_assert(sizeof(MIDIPacket) == 268 && sizeof(MIDIPacketList) == 272, "as with Apple's compiler");
_Static_assert(offsetof(MIDIPacketList, packet) == 4 && offsetof(MIDIPacket, data) == 10, "as with Apple's compiler");

enum { ID_NOT_UNIQUE = -10843, OBJECT_NOT_FOUND = -10842, CLIENT = 7, OBJECTS = 100, STRINGS = 100 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static char text[1 << 20];
static size_t used;
static const char *refused;
static OSStatus refusal;
static char *strings[STRINGS];
static MIDINotifyProc notify_proc;
static MIDIReadProc read_proc;
static pthread_t client_thread;
static int client_alive, running, stopped, pending_notification;
static int alive[OBJECTS];
static int32_t unique_ids[OBJECTS];
static MIDIObjectRef next_object = 10;
static const char unique_id_name[] = "uniqueID";
const void *kMIDIPropertyUniqueID = unique_id_name;

static void say(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    if (used < sizeof text - 1000) {
        used += vsnprintf(text + used, 900, format, arguments);
        text[used++] = '\n';
        text[used] = 0;
    }
    va_end(arguments);
}

static OSStatus refusal_of(const char *function) {
    return refused && strcmp(refused, function) == 0 ? refusal : 0;
}

static const char *string_of(CFTypeRef object) {
    for (int i = 0; i < STRINGS; i++) {
        if (object && strings[i] == object) {
            return strings[i];
        }
    }
    say("WRONG no live string");
    return "";
}

/* ---- what Continuo calls ---- */

uint64_t mach_absolute_time(void) { /* ticks of Apple's own processors, from an origin that is nobody else's */
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    uint64_t nanos = (uint64_t) now.tv_sec * 1000000000u + (uint64_t) now.tv_nsec;
    return nanos * 3 / 125 + 1000000;
}

int mach_timebase_info(mach_timebase_info_data_t *info) {
    info->numer = 125;
    info->denom = 3;
    return 0;
}

CFTypeRef CFStringCreateWithCString(CFTypeRef allocator, const char *characters, uint32_t encoding) {
    pthread_mutex_lock(&lock);
    if (allocator || encoding != 0x08000100) {
        say("WRONG allocator or encoding");
    }
    int i = 0;
    while (strings[i]) {
        i++;
    }
    strings[i] = strdup(characters);
    pthread_mutex_unlock(&lock);
    return strings[i];
}

void CFRelease(CFTypeRef object) {
    pthread_mutex_lock(&lock);
    for (int i = 0; i < STRINGS; i++) {
        if (object && strings[i] == object) {
            free(strings[i]);
            strings[i] = NULL;
            object = NULL;
        }
    }
    if (object) {
        say("WRONG released twice");
    }
    pthread_mutex_unlock(&lock);
}

CFTypeRef CFRunLoopGetCurrent(void) {
    return (CFTypeRef) pthread_self();
}

void CFRunLoopRun(void) {
    pthread_mutex_lock(&lock);
    say("CFRunLoopRun%s", pthread_equal(pthread_self(), client_thread) ? "" : " WRONG thread");
    running = 1;
    stopped = 0;
    pthread_cond_broadcast(&changed);
    while (!stopped) {
        if (pending_notification) {
            MIDINotification message = {pending_notification, sizeof message};
            pthread_mutex_unlock(&lock);
            notify_proc(&message, NULL);
            pthread_mutex_lock(&lock);
            pending_notification = 0;
            pthread_cond_broadcast(&changed);
        } else {
            pthread_cond_wait(&changed, &lock);
        }
    }
    running = 0;
    say("CFRunLoopRun returns");
    pthread_mutex_unlock(&lock);
}

void CFRunLoopStop(CFTypeRef loop) {
    pthread_mutex_lock(&lock);
    if (!pthread_equal((pthread_t) loop, client_thread)) {
        say("WRONG loop");
    }
    stopped = 1; /* as in reality, without effect on a loop that is not running yet */
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

OSStatus MIDIClientCreate(CFTypeRef name, MIDINotifyProc proc, void *context, MIDIObjectRef *client) {
    pthread_mutex_lock(&lock);
    say("MIDIClientCreate %s", string_of(name));
    if (!proc || context || client_alive) {
        say("WRONG arguments");
    }
    OSStatus status = refusal_of("MIDIClientCreate");
    if (status == 0) {
        notify_proc = proc;
        client_thread = pthread_self();
        client_alive = 1;
        *client = CLIENT;
    }
    pthread_mutex_unlock(&lock);
    return status;
}

static OSStatus create(const char *function, MIDIObjectRef client, CFTypeRef name, MIDIObjectRef *object) {
    if (client != CLIENT || !client_alive) {
        say("WRONG client");
    }
    say("%s %s", function, string_of(name));
    OSStatus status = refusal_of(function);
    if (status == 0) {
        *object = next_object++;
        alive[*object] = 1;
    }
    return status;
}

OSStatus MIDISourceCreate(MIDIObjectRef client, CFTypeRef name, MIDIObjectRef *source) {
    pthread_mutex_lock(&lock);
    OSStatus status = create("MIDISourceCreate", client, name, source);
    pthread_mutex_unlock(&lock);
    return status;
}

OSStatus MIDIDestinationCreate(
        MIDIObjectRef client, CFTypeRef name, MIDIReadProc proc, void *context, MIDIObjectRef *destination) {
    pthread_mutex_lock(&lock);
    OSStatus status = create("MIDIDestinationCreate", client, name, destination);
    if (!proc || context) {
        say("WRONG arguments");
    }
    read_proc = proc;
    pthread_mutex_unlock(&lock);
    return status;
}

OSStatus MIDIObjectSetIntegerProperty(MIDIObjectRef object, CFTypeRef property, int32_t value) {
    pthread_mutex_lock(&lock);
    OSStatus status = refusal_of("MIDIObjectSetIntegerProperty");
    for (int i = 0; i < OBJECTS; i++) {
        if (alive[i] && unique_ids[i] == value) {
            status = ID_NOT_UNIQUE;
        }
    }
    if (property != (CFTypeRef) unique_id_name || object >= OBJECTS || !alive[object] || value == 0) {
        say("WRONG property or object");
    } else if (status == 0) {
        unique_ids[object] = value;
    }
    say("unique ID %d %s", value, status == 0 ? "set" : "refused");
    pthread_mutex_unlock(&lock);
    return status;
}

OSStatus MIDIReceived(MIDIObjectRef source, const MIDIPacketList *list) {
    pthread_mutex_lock(&lock);
    OSStatus status = refusal_of("MIDIReceived");
    if (source >= OBJECTS || !alive[source]) {
        say("WRONG source");
        status = OBJECT_NOT_FOUND;
    }
    if (status == 0) {
        char line[100] = "";
        for (int i = 0; i < list->packet[0].length && i < 20; i++) {
            sprintf(line + 3 * i, "%02X ", list->packet[0].data[i]);
        }
        say("%u packet at %llu: %s", list->numPackets, (unsigned long long) list->packet[0].timeStamp, line);
    }
    pthread_mutex_unlock(&lock);
    return status;
}

OSStatus MIDIEndpointDispose(MIDIObjectRef object) {
    pthread_mutex_lock(&lock);
    say("MIDIEndpointDispose%s", object < OBJECTS && alive[object] && client_alive ? "" : " WRONG object");
    alive[object % OBJECTS] = 0;
    unique_ids[object % OBJECTS] = 0;
    pthread_mutex_unlock(&lock);
    return 0;
}

OSStatus MIDIClientDispose(MIDIObjectRef client) {
    pthread_mutex_lock(&lock);
    say("MIDIClientDispose%s", client == CLIENT && client_alive ? "" : " WRONG client");
    client_alive = 0;
    pthread_mutex_unlock(&lock);
    return 0;
}

/* ---- what the test calls ---- */

void fake_reset(void) {
    pthread_mutex_lock(&lock);
    used = 0;
    text[0] = 0;
    refused = NULL;
    memset(alive, 0, sizeof alive);
    memset(unique_ids, 0, sizeof unique_ids);
    next_object = 10;
    client_alive = 0;
    pthread_mutex_unlock(&lock);
}

/* Everything said since the last time. The caller has it until the next call. */
const char *fake_log(void) {
    static char copy[sizeof text];
    pthread_mutex_lock(&lock);
    memcpy(copy, text, used + 1);
    used = 0;
    text[0] = 0;
    pthread_mutex_unlock(&lock);
    return copy;
}

int fake_live_strings(void) {
    int live = 0;
    for (int i = 0; i < STRINGS; i++) {
        live += strings[i] != NULL;
    }
    return live;
}

/* From now on the function returns the status and does nothing; a null pointer ends that. */
void fake_refuse(const char *function, OSStatus status) {
    pthread_mutex_lock(&lock);
    refused = function ? strdup(function) : NULL;
    refusal = status;
    pthread_mutex_unlock(&lock);
}

/* Somebody else has an object with that unique ID. */
void fake_take_id(int32_t id) {
    pthread_mutex_lock(&lock);
    alive[1] = 1;
    unique_ids[1] = id;
    pthread_mutex_unlock(&lock);
}

/* Tells of a change on the loop, and waits until it has been told. */
void fake_notify(int32_t message) {
    pthread_mutex_lock(&lock);
    while (!running) {
        pthread_cond_wait(&changed, &lock);
    }
    pending_notification = message;
    pthread_cond_broadcast(&changed);
    while (pending_notification) {
        pthread_cond_wait(&changed, &lock);
    }
    pthread_mutex_unlock(&lock);
}

static void *deliver(void *list) {
    read_proc(list, NULL, NULL);
    return NULL;
}

/* Three packets on a thread that the JVM does not know: a message, two messages, a system exclusive. The memory is
 * unusable afterwards. */
void fake_deliver(uint64_t first, uint64_t second) {
    static const uint8_t bytes[3][7] = {{0x90, 60, 80}, {0x80, 60, 0, 0xB0, 64, 127}, {0xF0, 1, 2, 3, 0xF7}};
    static const uint16_t lengths[3] = {3, 6, 5};
    uint64_t stamps[3] = {first, second, 0};
    uint8_t *memory = calloc(1, 1000);
    MIDIPacketList *list = (MIDIPacketList *) memory;
    list->numPackets = 3;
    MIDIPacket *packet = list->packet;
    for (int i = 0; i < 3; i++) {
        packet->timeStamp = stamps[i];
        packet->length = lengths[i];
        memcpy(packet->data, bytes[i], lengths[i]);
        uintptr_t end = (uintptr_t) &packet->data[packet->length];
#if defined(__aarch64__)
        end = (end + 3) & ~(uintptr_t) 3; /* MIDIPacketNext of Apple's header */
#endif
        packet = (MIDIPacket *) end;
    }
    pthread_t thread;
    pthread_create(&thread, NULL, deliver, list);
    pthread_join(thread, NULL);
    memset(memory, 0xFF, 1000);
    free(memory);
}
