// Stands in for macOS's and Windows's functions: keeps what it was given, and answers what a test wants.
#include <stdint.h>
#include <string.h>

static uint32_t policy[8];
static uint32_t policy_size;
static int flavor_set;
static int constrained;
static int answer;
static uint16_t task[32];
static void *left;

void test_answer(int value) { answer = value; }
void test_constrained(int value) { constrained = value; }
uint32_t test_policy(int n) { return policy[n]; }
uint32_t test_policy_size(void) { return policy_size; }
int test_flavor(void) { return flavor_set; }
int test_task(int n) { return task[n]; }
void *test_left(void) { return left; }

void *pthread_self_standin(void) { return (void *) 0x1234; }
int pthread_mach_thread_np(void *thread) { return thread == (void *) 0x1234 ? 77 : -1; }
int mach_timebase_info(uint32_t *info) { info[0] = 125; info[1] = 3; return 0; }

int thread_policy_set(uint32_t thread, uint32_t flavor, uint32_t *info, uint32_t count) {
    if (thread != 77 || count > 8) return 4; // KERN_INVALID_ARGUMENT
    if (answer == 0) {
        flavor_set = (int) flavor;
        policy_size = count;
        memcpy(policy, info, count * sizeof *info);
    }
    return answer;
}

int thread_policy_get(uint32_t thread, uint32_t flavor, uint32_t *info, uint32_t *count, int32_t *get_default) {
    if (thread != 77 || flavor != 2 || *count != 4 || *get_default != 0) return 4;
    *get_default = !constrained;
    return 0;
}

void *AvSetMmThreadCharacteristicsW(const uint16_t *name, uint32_t *index) {
    if (*index != 0) return 0;
    for (int n = 0; n < 31 && (n == 0 || name[n - 1]); n++) task[n] = name[n];
    return answer == 0 ? (void *) 0x5678 : 0;
}

int AvRevertMmThreadCharacteristics(void *handle) {
    left = handle;
    return 1;
}
