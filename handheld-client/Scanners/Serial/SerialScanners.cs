using System.ComponentModel;
using Fulfillment.Contracts;

namespace Fulfillment.Handheld.Scanners.Serial;

/// <summary>All serial scanners of the station: opens what is plugged in, notices what goes and comes back.</summary>
internal sealed class SerialScanners(SerialDevices devices, ScannerProfiles profiles, IScannerListener listener, TimeProvider clock)
{
    // udev's changes are heard at once; this is for what it does not tell, such as a port that becomes free.
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, (string Name, SerialScanner Scanner)> _open = [];
    private readonly HashSet<string> _told = [];

    /// <summary>Runs until cancelled; every handle is closed when it returns.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        using var watch = new FolderWatch(devices.Folder);
        try
        {
            while (true)
            {
                var changed = watch.Next();
                await CollectAsync();
                OpenNew();
                var gone = _open.Values.Select(open => open.Scanner.Ended);
                await Task.WhenAny([changed, .. gone, Task.Delay(Round, clock, ct)]);
                ct.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            foreach (var (_, scanner) in _open.Values) scanner.Stop();
            await Task.WhenAll(_open.Values.Select(open => open.Scanner.Ended));
        }
    }

    private async Task CollectAsync()
    {
        foreach (var (path, (name, scanner)) in _open.Where(open => open.Value.Scanner.Ended.IsCompleted).ToList())
        {
            _open.Remove(path);
            listener.Gone(name);
            try
            {
                await scanner.Ended;
            }
            catch (Exception error) when (error is Win32Exception or IOException or ObjectDisposedException)
            {
                // One line that breaks must not take the others with it: the next round opens it again.
                listener.Refused(new RefusedRead(name, SerialSentences.CannotOpen(name, error.Message), SerialSentences.SeeDoctor));
            }
        }
    }

    private void OpenNew()
    {
        var found = devices.Find();
        _told.IntersectWith(found.Select(device => device.Path));
        foreach (var device in found)
        {
            if (!_open.ContainsKey(device.Path) && profiles.Find(device, devices.IsNamed(device)) is { } profile) TryOpen(device, profile);
        }
    }

    private void TryOpen(SerialDevice device, ScannerProfile profile)
    {
        var name = profile.Name ?? device.Id;
        try
        {
            var line = SerialLines.Open(device.Path, profile.Baud);
            _told.Remove(device.Path);
            listener.Connected(name);
            _open[device.Path] = (name, SerialScanner.Start(line, new ScanFeed(name, profile, listener, clock), name));
        }
        catch (Exception error) when (error is Win32Exception or IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            // A device that is just leaving or coming fails for a moment: what fails again a second later is told, once.
            if (!_told.Add(device.Path)) return;
            if (!Path.Exists(device.Path)) return;
            listener.Refused(new RefusedRead(name, SerialSentences.CannotOpen(name, error.Message), SerialSentences.SeeDoctor));
        }
    }
}

/// <summary>What the station says about a scanner that it cannot use.</summary>
internal static class SerialSentences
{
    public static readonly Text SeeDoctor = new(
        "抜き差ししてください。だめなら fulfill-handheld doctor で原因を確かめてください。",
        "Unplug it and plug it in again. If that does not help, run fulfill-handheld doctor.");

    public static Text CannotOpen(string name, string reason) => new($"スキャナー {name} を開けません（{reason}）。", $"Scanner {name} cannot be opened ({reason}).");
}
