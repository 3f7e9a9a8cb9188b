namespace Fulfillment.Handheld;

/// <summary>The one folder that holds all this device keeps.</summary>
internal sealed record DeviceFiles(string Folder)
{
    public const string Variable = "FULFILLMENT_HANDHELD_HOME";

    /// <summary><c>~/.local/share/fulfill-handheld</c>, unless the environment says otherwise.</summary>
    public static string Default =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "fulfill-handheld");

    public string Credential => Path.Combine(Folder, "credential.json");

    public string Profiles => Path.Combine(Folder, "scanners.json");

    public string Outbox => Path.Combine(Folder, "outbox.db");
}
