/* Notes what each write to files of one folder replaces, and each sync, so that a loss of power can be played:
   what was written after the last sync of a file may be taken back. For LD_PRELOAD; see test_f03_power_loss.py.

   A record: kind ('w', 't' or 's'), length of path, of bytes, offset, size before; path; the bytes replaced. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_fd = -1;

struct record {
    char kind;
    char pad[3];
    uint32_t path_length;
    uint64_t length;
    int64_t offset;
    int64_t size;
};

static int is_watched(int fd, char *path) {
    const char *folder = getenv("POWER_FOLDER");
    char link[64];
    ssize_t length;
    if (!folder || fd < 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, PATH_MAX - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return strncmp(path, folder, strlen(folder)) == 0;
}

static void note(int fd, char kind, const char *path, int64_t offset, int64_t length) {
    struct stat status;
    struct record record = {0};
    char *whole;
    int64_t replaced = 0;
    char link[64];
    int reading;
    if (log_fd < 0) log_fd = open(getenv("POWER_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    fstat(fd, &status);
    record.kind = kind;
    record.path_length = strlen(path);
    record.offset = offset;
    record.size = status.st_size;
    if (kind != 's' && offset < status.st_size)
        replaced = offset + length < status.st_size ? length : status.st_size - offset;
    whole = malloc(sizeof record + record.path_length + replaced);
    memcpy(whole + sizeof record, path, record.path_length);
    if (replaced > 0) {
        /* A file that is open for writing only is opened once more to be read. */
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        reading = open(link, O_RDONLY | O_CLOEXEC);
        replaced = reading < 0 ? 0 : pread(reading, whole + sizeof record + record.path_length, replaced, offset);
        if (reading >= 0) close(reading);
        if (replaced < 0) replaced = 0;
    }
    record.length = replaced;
    memcpy(whole, &record, sizeof record);
    syscall(SYS_write, log_fd, whole, sizeof record + record.path_length + replaced);
    free(whole);
}

static int64_t place_of(int fd) {
    struct stat status;
    if (fcntl(fd, F_GETFL) & O_APPEND) return fstat(fd, &status) == 0 ? status.st_size : 0;
    return lseek(fd, 0, SEEK_CUR);
}

#define WATCHED(fd, note_it, call)                                                                                     \
    do {                                                                                                               \
        char path[PATH_MAX];                                                                                           \
        if (!is_watched(fd, path)) return call;                                                                        \
        pthread_mutex_lock(&lock);                                                                                     \
        note_it;                                                                                                       \
        __auto_type result = call;                                                                                     \
        pthread_mutex_unlock(&lock);                                                                                   \
        return result;                                                                                                 \
    } while (0)

ssize_t write(int fd, const void *bytes, size_t length) {
    WATCHED(fd, note(fd, 'w', path, place_of(fd), length), syscall(SYS_write, fd, bytes, length));
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
    WATCHED(fd, note(fd, 'w', path, offset, length), syscall(SYS_pwrite64, fd, bytes, length, offset));
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return pwrite64(fd, bytes, length, offset); }

ssize_t writev(int fd, const struct iovec *parts, int count) {
    int64_t length = 0;
    for (int place = 0; place < count; place++) length += parts[place].iov_len;
    WATCHED(fd, note(fd, 'w', path, place_of(fd), length), syscall(SYS_writev, fd, parts, count));
}

int ftruncate64(int fd, off64_t size) {
    WATCHED(fd, note(fd, 't', path, size, INT64_MAX / 2), (int)syscall(SYS_ftruncate, fd, size));
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int end_sync(int fd, const char *path, int result) {
    if (result == 0) note(fd, 's', path, 0, 0);
    return result;
}

int fsync(int fd) {
    WATCHED(fd, (void)0, end_sync(fd, path, (int)syscall(SYS_fsync, fd)));
}

int fdatasync(int fd) {
    WATCHED(fd, (void)0, end_sync(fd, path, (int)syscall(SYS_fdatasync, fd)));
}
