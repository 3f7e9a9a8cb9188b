namespace Fulfillment.Handheld.Scanners.Serial;

/// <summary>Opens serial lines as this system has them: termios on Linux, System.IO.Ports elsewhere in builds that carry it.</summary>
internal static class SerialLines
{
#if FULL_REGISTRY
    public static bool AreThere => true;

    public static ISerialLine Open(string path, int baud) =>
        OperatingSystem.IsLinux() ? LineFile.OpenSerial(path, baud) : new StreamLine(SystemPorts.SystemPort.Open(path, baud));
#else
    public static bool AreThere => OperatingSystem.IsLinux();

    public static ISerialLine Open(string path, int baud) =>
        OperatingSystem.IsLinux()
            ? LineFile.OpenSerial(path, baud)
            : throw new PlatformNotSupportedException("This build reads serial scanners on Linux only. Build it with -p:FullRegistry=true for other systems.");
#endif
}
