using System.Text;
using Fulfillment.Handheld.Scanners;
using Microsoft.Data.Sqlite;

namespace Fulfillment.Handheld.Outbox;

/// <summary>A scan that waits for its answer, or an answer that waits to be shown.</summary>
/// <param name="Seq">The order in which it is sent.</param>
/// <param name="Read">What was scanned.</param>
/// <param name="Answer">The server's, once it is there.</param>
internal sealed record KeptScan(long Seq, ScannerRead Read, KeptReply? Answer);

/// <summary>What the server said to a scan, byte for byte.</summary>
internal sealed record KeptReply(int Status, string Body);

/// <summary>
/// The scans of one station on their way to one server, in the order they were read, whatever scanner read them. What was kept survives
/// kill -9 and power cuts, and stays until its answer has been shown. Scans of another station or server lie in the same file and are
/// left alone.
/// </summary>
internal sealed class ScanOutbox(OutboxFile file, string server, string station, TimeProvider clock)
{
    /// <summary>So many scans whose answers were shown are kept, to see afterwards what happened.</summary>
    public const int History = 500;

    private readonly Lock _gate = new();
    private volatile TaskCompletionSource _added = NewSource();
    private volatile TaskCompletionSource _settled = NewSource();

    /// <summary>Completes when a scan is kept. Take it before looking for one, so that nothing falls between.</summary>
    public Task Added => _added.Task;

    /// <summary>Completes when an answer has been shown. Take it before looking what is left.</summary>
    public Task Settled => _settled.Task;

    /// <summary>Keeps a scan: when this returns it is on the disk.</summary>
    /// <exception cref="SqliteException">The disk did not take it: the scan does not count.</exception>
    public void Keep(ScannerRead read)
    {
        lock (_gate)
        {
            file.Connection.Execute(
                """
                insert into Scan (ScanId, Server, Station, Device, Data, ReadAt)
                values (@scanId, @server, @station, @device, @data, @readAt)
                """,
                ("@scanId", read.ScanId), ("@server", server), ("@station", station), ("@device", read.Device),
                // As bytes: SQLite's text ends at a NUL, and a scanner may send one.
                ("@data", Encoding.UTF8.GetBytes(read.Data)), ("@readAt", read.ReadAt.ToUnixTimeMilliseconds()));
        }

        Interlocked.Exchange(ref _added, NewSource()).TrySetResult();
    }

    /// <summary>The oldest scan that is not done with: to be sent, or answered and not yet shown. Null when there is none.</summary>
    public KeptScan? Next()
    {
        lock (_gate)
        {
            return file.Connection.First(
                """
                select Seq, ScanId, Device, Data, ReadAt, Status, Answer from Scan
                where Server = @server and Station = @station and ShownAt is null order by Seq limit 1
                """,
                row => new KeptScan(
                    row.GetInt64(0),
                    new ScannerRead(row.GetString(1), row.GetString(2), Encoding.UTF8.GetString((byte[])row[3]), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4))),
                    row.IsDBNull(5) ? null : new KeptReply(row.GetInt32(5), row.GetString(6))),
                ("@server", server), ("@station", station));
        }
    }

    /// <summary>The scan was answered; it is not sent again. A PIN is kept no longer than that.</summary>
    public void Answered(KeptScan scan, KeptReply reply)
    {
        lock (_gate)
        {
            file.Connection.Execute(
                "update Scan set Status = @status, Answer = @answer, Data = @data where Seq = @seq",
                ("@status", reply.Status), ("@answer", reply.Body), ("@data", Encoding.UTF8.GetBytes(Secrets.Hidden(scan.Read.Data))), ("@seq", scan.Seq));
        }
    }

    /// <summary>The answer was shown. Of what is done with, the newest <see cref="History"/> stay.</summary>
    public void Shown(KeptScan scan)
    {
        lock (_gate)
        {
            file.Connection.Execute(
                """
                update Scan set ShownAt = @now where Seq = @seq;
                delete from Scan where ShownAt is not null and Seq <= @seq - @history;
                """,
                ("@now", clock.GetUtcNow().ToUnixTimeMilliseconds()), ("@seq", scan.Seq), ("@history", History));
        }

        Interlocked.Exchange(ref _settled, NewSource()).TrySetResult();
    }

    /// <summary>How many scans of this station wait to be sent.</summary>
    public int CountWaiting() => Count("Server = @server and Station = @station");

    /// <summary>How many scans of other stations or servers lie here unsent: they wait until this device is paired there again.</summary>
    public int CountElsewhere() => Count("not (Server = @server and Station = @station)");

    private int Count(string where)
    {
        lock (_gate)
        {
            return file.Connection.First(
                $"select count(*) from Scan where ShownAt is null and Status is null and {where}", row => row.GetInt32(0), ("@server", server), ("@station", station));
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>What must not be written where others read it.</summary>
internal static class Secrets
{
    /// <summary>The scan as it may be kept or shown: of a PIN only that it was one, also of one typed in full width.</summary>
    public static string Hidden(string data) =>
        data.TrimStart().Normalize(NormalizationForm.FormKC).StartsWith("PIN", StringComparison.OrdinalIgnoreCase) ? "PIN" : data;
}
