using System.Text.Json;
using System.Text.Json.Serialization;
using Fulfillment.Contracts;

namespace Fulfillment.Handheld.Pairing;

/// <summary>The server and station this device works for, and its proof: a pairing's token, or a machine's API key.</summary>
internal sealed record Credential(Uri Server, string Station)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>An API key with scope <c>bench</c>.</summary>
    public string? Key { get; init; }

    /// <summary>The token that pairing gave this device.</summary>
    public string? Token { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The address without what may be written one way or another: scans for it are found again.</summary>
    [JsonIgnore]
    public string ServerName => Server.GetLeftPart(UriPartial.Path).TrimEnd('/').ToLowerInvariant();

    /// <summary>Null when it is no address of a server.</summary>
    public static Uri? ParseServer(string? text) =>
        Uri.TryCreate(text is null || text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var server) && server.Scheme is "http" or "https" ? server : null;

    /// <summary>Null when this device was never paired.</summary>
    /// <exception cref="CredentialException">There is a file, but it is none of ours.</exception>
    public static Credential? Load(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Credential>(File.ReadAllBytes(path), Json) is { Server.IsAbsoluteUri: true, Station.Length: > 0 } read
                ? read
                : throw new CredentialException("it names no server or station");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is JsonException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new CredentialException(error.Message);
        }
    }

    /// <summary>Written beside and renamed into place, readable by its owner only: a power cut leaves the old one or the new one.</summary>
    public void Save(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var beside = path + ".new";
        File.Delete(beside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(beside, options))
        {
            JsonSerializer.Serialize(file, this, Json);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }

    /// <summary>What every request and every socket carries as the proof.</summary>
    [JsonIgnore]
    public IEnumerable<(string Name, string Value)> Headers => Key is not null
        ? [("Authorization", $"Bearer {Key}")]
        : [("Cookie", $"{StationCredential.Cookie}={Token}"), (StationCredential.RequestHeader, "1")];

    /// <summary>The station's site, where the station is given with it.</summary>
    [JsonIgnore]
    public string? Site => Station.Split(':') is [{ Length: > 0 } site, _] ? site : null;

    /// <summary>Whether scans that wait for the one may be sent with the other.</summary>
    public bool IsFor(Credential other) => ServerName == other.ServerName && Station == other.Station;
}

/// <summary>The credential's file cannot be read as one.</summary>
internal sealed class CredentialException(string message) : Exception(message);
