using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Fulfillment.Handheld.Scanners.Serial;

/// <summary>The calls of the C library that a serial line needs and .NET has not. Numbers are Linux's, the same on x64 and arm64.</summary>
internal static partial class LinuxCalls
{
    public const int ReadWrite = 0x2;
    public const int NoControllingTerminal = 0x100;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;

    public const short PollIn = 0x1;
    public const short PollError = 0x8;
    public const short PollHangUp = 0x10;
    public const short PollInvalid = 0x20;

    public const int Interrupted = 4;
    public const int TryAgain = 11;
    public const int PermissionDenied = 13;
    public const int Busy = 16;

    public const uint IgnoreBreak = 0x1;
    public const uint SoftwareFlow = 0x400 | 0x1000 | 0x800;
    public const uint InputTranslation = 0x2 | 0x8 | 0x20 | 0x40 | 0x80 | 0x100 | 0x200;
    public const uint OutputProcessing = 0x1;
    public const uint SizeAndParity = 0x30 | 0x40 | 0x100;
    public const uint EightBits = 0x30;
    public const uint Receiver = 0x80;
    public const uint Local = 0x800;
    public const uint HardwareFlow = 0x80000000;
    public const uint Echo = 0x8;
    public const uint EchoNewLine = 0x40;
    public const uint Canonical = 0x2;
    public const uint Signals = 0x1;
    public const uint Extensions = 0x8000;

    public const int MinimumBytes = 6;
    public const int Time = 5;
    public const int Now = 0;
    public const int FlushThenSet = 2;
    public const int FlushInput = 0;
    public const nuint Exclusive = 0x540C;

    /// <summary><c>struct termios</c> of the GNU C library.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Termios
    {
        public uint Input;
        public uint Output;
        public uint Control;
        public uint Local;
        public byte Discipline;
        public ControlCharacters Characters;
        public uint InputSpeed;
        public uint OutputSpeed;
    }

    [InlineArray(32)]
    public struct ControlCharacters
    {
        private byte _first;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct PollFile
    {
        public int File;
        public short Asked;
        public short Answered;
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static unsafe partial nint Read(int file, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static unsafe partial nint Write(int file, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static unsafe partial int Poll(PollFile* files, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial int EventFile(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    public static partial int GetAttributes(int file, out Termios attributes);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    public static partial int SetAttributes(int file, int when, in Termios attributes);

    [LibraryImport("libc", EntryPoint = "cfsetispeed", SetLastError = true)]
    public static partial int SetInputSpeed(ref Termios attributes, uint speed);

    [LibraryImport("libc", EntryPoint = "cfsetospeed", SetLastError = true)]
    public static partial int SetOutputSpeed(ref Termios attributes, uint speed);

    [LibraryImport("libc", EntryPoint = "tcflush", SetLastError = true)]
    public static partial int Flush(int file, int queue);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(int file, nuint request, nint argument);
}
