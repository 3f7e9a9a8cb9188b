namespace Fulfillment.Server.Platform;

/// <summary>Where this program keeps what is not in the database (<c>Data:Directory</c>, by default <c>data</c>).</summary>
internal sealed class DataDirectory(IConfiguration configuration)
{
    public string Path { get; } = System.IO.Path.GetFullPath(configuration["Data:Directory"] is { Length: > 0 } set ? set : "data");

    /// <summary>A folder in it, made where missing. Nobody but this program's user may read it.</summary>
    public DirectoryInfo PrivateFolder(string name)
    {
        var folder = System.IO.Path.Combine(Path, name);
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
